import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { isTicker, normalizeTicker } from "../../../engine/ticker";
import { ProviderError } from "../provider-error";

/** A file of one symbol's bars. */
export interface CsvFile {
  readonly path: string;
  /** Its name without the folder, for messages. */
  readonly file: string;
  readonly symbol: string;
}

const EXTENSIONS: ReadonlySet<string> = new Set([".csv", ".txt", ".tsv"]);

/**
 * The price files of a folder (not of those inside it) in the order of their names. No path is ever made from a symbol,
 * so that none can lead out of the folder. Throws an UNAVAILABLE error when the folder cannot be read.
 */
export async function listCsvFiles(directory: string): Promise<CsvFile[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((cause: unknown) => {
    throw new ProviderError("UNAVAILABLE", "The folder of price files cannot be read at the moment.", { cause });
  });
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name)
    .filter((name) => EXTENSIONS.has(extname(name).toLowerCase()))
    .sort()
    .map((file) => ({
      path: join(directory, file),
      file,
      symbol: symbolFromName(file.slice(0, -extname(file).length)),
    }));
}

/** The text of a file. Throws an UNAVAILABLE error when it cannot be read, and the signal's reason when it is aborted. */
export async function readCsvFile({ path, file }: CsvFile, signal?: AbortSignal): Promise<string> {
  try {
    return await readFile(path, { encoding: "utf8", signal });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ProviderError("UNAVAILABLE", `${file} cannot be read.`, { cause });
  }
}

/** The symbol that a file's name or a ticker column means: Stooq marks American ones, `aapl.us` is AAPL. */
export function symbolFromName(name: string): string {
  return normalizeTicker(name.trim().replace(/\.us$/i, ""));
}

/** Throws a BAD_FILE error for a file that is not named for a symbol, or is not the only one of its symbol. */
export function checkFileName({ file, symbol }: CsvFile, files: readonly CsvFile[]): void {
  if (!isTicker(symbol)) {
    throw new ProviderError("BAD_FILE", `${file} is not named for a symbol; a name like aapl.csv is expected.`);
  }
  const same = files.filter((other) => other.symbol === symbol).map((other) => other.file);
  if (same.length > 1) {
    throw new ProviderError("BAD_FILE", `There is more than one file for ${symbol}: ${same.join(", ")}.`);
  }
}
