import type { PriceProvider } from "../../price-provider";
import { ProviderError } from "../provider-error";
import { providerSymbol } from "../provider-symbol";
import { rowsWithin } from "../rows-within";
import { checkFileName, listCsvFiles, readCsvFile } from "./csv-file";
import { parseCsvBars } from "./parse-csv-bars";

/** Prices from a folder with one file a symbol, read anew each time, so that a new or mended file counts at once. */
export function csvProvider(directory: string): PriceProvider {
  return {
    name: "csv",
    async mayHave(symbol) {
      return (await listCsvFiles(directory)).some((file) => file.symbol === symbol);
    },
    async fetchBars(given, period, signal) {
      signal.throwIfAborted();
      const symbol = providerSymbol(given);
      const files = await listCsvFiles(directory);
      const found = files.find((file) => file.symbol === symbol);
      if (found === undefined) {
        throw new ProviderError(
          "UNKNOWN_SYMBOL",
          `There is no price file for ${symbol}; a file like ${symbol}.csv is expected.`,
        );
      }
      checkFileName(found, files);
      const series = parseCsvBars(await readCsvFile(found, signal), found);
      return { ...series, rows: rowsWithin(series.rows, period, `The prices in ${found.file}`) };
    },
  };
}
