import type { ColumnName, Columns } from "./bar-columns";
import type { Series } from "./series";

/** The columns of bars that a range needs, in the currency of the prices and of one length. */
export interface HlcColumns {
  readonly high: Series;
  readonly low: Series;
  readonly close: Series;
}

export const HLC_COLUMNS: readonly ColumnName[] = ["high", "low", "close"];

export function hlcColumnsOf(columns: Columns): HlcColumns {
  return { high: columns.column("high"), low: columns.column("low"), close: columns.column("close") };
}
