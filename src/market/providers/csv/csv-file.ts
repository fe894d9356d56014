import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { isTicker, normalizeTicker } from "../../../engine/ticker";
import { ProviderError } from "../provider-error";

/** A file with the bars of one symbol. */
export interface CsvFile {
  readonly path: string;
  /** File name without the folder, for messages. */
  readonly file: string;
  readonly symbol: string;
}

const EXTENSIONS: ReadonlySet<string> = new Set([".csv", ".txt", ".tsv"]);

/**
 * Lists the price files of a folder, without subfolders, ordered by name. Paths are never built from a symbol, so a
 * symbol cannot point outside the folder. Throws UNAVAILABLE when the folder cannot be read.
 */
export async function listCsvFiles(directory: string): Promise<CsvFile[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((cause: unknown) => {
    throw new ProviderError("UNAVAILABLE", "The folder with the price files cannot be read.", { cause });
  });
  return (
    entries
      // A symbolic link could lead out of the folder, to any file that the server may read.
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map(({ name }) => name)
      .filter((name) => EXTENSIONS.has(extname(name).toLowerCase()))
      .sort()
      .map((file) => ({
        path: join(directory, file),
        file,
        symbol: symbolFromName(file.slice(0, -extname(file).length)),
      }))
  );
}

/** Reads a file. Throws UNAVAILABLE when it cannot be read, and the signal's reason when aborted. */
export async function readCsvFile({ path, file }: CsvFile, signal?: AbortSignal): Promise<string> {
  try {
    return await readFile(path, { encoding: "utf8", signal });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ProviderError("UNAVAILABLE", `${file} cannot be read.`, { cause });
  }
}

/** Returns the symbol of a file name or ticker cell. Stooq appends `.us` to American tickers: `aapl.us` is AAPL. */
export function symbolFromName(name: string): string {
  return normalizeTicker(name.trim().replace(/\.us$/i, ""));
}

/** Throws BAD_FILE if the file is not named after a symbol, or another file has the same symbol. */
export function checkFileName({ file, symbol }: CsvFile, files: readonly CsvFile[]): void {
  if (!isTicker(symbol)) {
    throw new ProviderError("BAD_FILE", `${file} is not named after a symbol; rename it, for example to aapl.csv.`);
  }
  const same = files.filter((other) => other.symbol === symbol).map((other) => other.file);
  if (same.length > 1) {
    throw new ProviderError("BAD_FILE", `${symbol} has more than one file: ${same.join(", ")}; keep one.`);
  }
}
