import type { ColumnName, Columns } from "./bar-columns";
import type { Series } from "./series";

/** High, low and close columns of the bars, in the price currency. */
export interface HlcColumns {
  readonly high: Series;
  readonly low: Series;
  readonly close: Series;
}

export const HLC_COLUMNS: readonly ColumnName[] = ["high", "low", "close"];

export function hlcColumnsOf(columns: Columns): HlcColumns {
  return { high: columns.column("high"), low: columns.column("low"), close: columns.column("close") };
}
