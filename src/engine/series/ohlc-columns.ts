import type { ColumnName, Columns } from "./bar-columns";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "./hlc-columns";
import type { Series } from "./series";

/** Open, high, low and close columns of the bars, in the price currency. */
export interface OhlcColumns extends HlcColumns {
  readonly open: Series;
}

export const OHLC_COLUMNS: readonly ColumnName[] = ["open", ...HLC_COLUMNS];

export function ohlcColumnsOf(columns: Columns): OhlcColumns {
  return { open: columns.column("open"), ...hlcColumnsOf(columns) };
}
