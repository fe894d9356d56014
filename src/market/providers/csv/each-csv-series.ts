import type { FetchedSeries } from "../../price-provider";
import { ProviderError } from "../provider-error";
import { checkFileName, listCsvFiles, readCsvFile } from "./csv-file";
import { parseCsvBars } from "./parse-csv-bars";

/** One file of a folder: its complete series, or the error that makes it unusable. */
export interface CsvSeries {
  readonly file: string;
  /** Position among `total` files, from 1. */
  readonly position: number;
  readonly total: number;
  readonly result: FetchedSeries | ProviderError;
}

/**
 * Yields the series of each price file of a folder. Each file is read only when its turn comes, so a large folder is
 * never in memory as a whole. A file that cannot be used yields its error and does not end the iteration. The first
 * step throws a ProviderError if the folder cannot be read.
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
