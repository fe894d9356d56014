import type { PriceProvider } from "../../price-provider";
import { ProviderError } from "../provider-error";
import { providerSymbol } from "../provider-symbol";
import { rowsWithin } from "../rows-within";
import { checkFileName, listCsvFiles, readCsvFile } from "./csv-file";
import { parseCsvBars } from "./parse-csv-bars";

/**
 * Reads prices from a folder with one file per symbol. Files are read on every request, so changes take effect at once.
 */
export function csvProvider(directory: string): PriceProvider {
  return {
    name: "csv",
    async mayHave(symbol) {
      return (await listCsvFiles(directory)).some((file) => file.symbol === symbol);
    },
    async fetchBars(requested, period, signal) {
      signal.throwIfAborted();
      const symbol = providerSymbol(requested);
      const files = await listCsvFiles(directory);
      const found = files.find((file) => file.symbol === symbol);
      if (found === undefined) {
        throw new ProviderError(
          "UNKNOWN_SYMBOL",
          `There is no price file for ${symbol}; add a file such as ${symbol}.csv.`,
        );
      }
      checkFileName(found, files);
      const series = parseCsvBars(await readCsvFile(found, signal), found);
      return { ...series, rows: rowsWithin(series.rows, period, `The prices in ${found.file}`) };
    },
  };
}
