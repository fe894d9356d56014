import type { PriceRow } from "./price-row";

/** The daily bars of one symbol, dates ascending and unique. */
export interface SampleSeries {
  symbol: string;
  /** Where the prices come from: `sample:<package>-<file>` for bundled real bars, `bootstrap:<seed>` for made-up ones. */
  dataSource: string;
  rows: PriceRow[];
}
