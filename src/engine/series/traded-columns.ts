import type { ColumnName, Columns } from "./bar-columns";
import { RANGE_COLUMNS, type RangeColumns, rangeColumnsOf } from "./range-columns";
import type { Series } from "./series";

/** The columns of bars that a volume-weighted price needs; volume in shares. */
export interface TradedColumns extends RangeColumns {
  readonly volume: Series;
}

export const TRADED_COLUMNS: readonly ColumnName[] = [...RANGE_COLUMNS, "volume"];

export function tradedColumnsOf(columns: Columns): TradedColumns {
  return { ...rangeColumnsOf(columns), volume: columns.column("volume") };
}
