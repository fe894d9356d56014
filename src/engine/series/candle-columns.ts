import type { ColumnName, Columns } from "./bar-columns";
import { RANGE_COLUMNS, type RangeColumns, rangeColumnsOf } from "./range-columns";
import type { Series } from "./series";

/** The columns of bars that a candle is drawn of, in the currency of the prices and of one length. */
export interface CandleColumns extends RangeColumns {
  readonly open: Series;
}

export const CANDLE_COLUMNS: readonly ColumnName[] = ["open", ...RANGE_COLUMNS];

export function candleColumnsOf(columns: Columns): CandleColumns {
  return { open: columns.column("open"), ...rangeColumnsOf(columns) };
}
