import type { PriceRow } from "./price-row";

/** The daily bars of one symbol, dates ascending and unique. */
export interface SampleSeries {
  symbol: string;
  /** Source of the prices: `sample:<package>-<file>` for bundled real bars, `bootstrap:<seed>` for synthetic ones. */
  dataSource: string;
  rows: PriceRow[];
}
