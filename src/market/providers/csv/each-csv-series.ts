import type { FetchedSeries } from "../../price-provider";
import { ProviderError } from "../provider-error";
import { checkFileName, listCsvFiles, readCsvFile } from "./csv-file";
import { parseCsvBars } from "./parse-csv-bars";

/** One file of a folder: its whole series, or why it has none. */
export interface CsvSeries {
  readonly file: string;
  /** 1 for the first of `total` files. */
  readonly position: number;
  readonly total: number;
  readonly result: FetchedSeries | ProviderError;
}

/**
 * Every price file of a folder, one at a time and each read only when it is its turn, so that a large folder never is in
 * memory as a whole. A file that cannot be used is an answer too and does not end the list.
 * Throws a ProviderError, when the first is asked for, if the folder cannot be read.
 */
export async function* eachCsvSeries(directory: string): AsyncGenerator<CsvSeries, void, undefined> {
  const files = await listCsvFiles(directory);
  for (const [at, file] of files.entries()) {
    let result: CsvSeries["result"];
    try {
      checkFileName(file, files);
      result = parseCsvBars(await readCsvFile(file), file);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      result = error;
    }
    yield { file: file.file, position: at + 1, total: files.length, result };
  }
}
