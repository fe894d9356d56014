import type { TradedColumns } from "../indicators/volume/anchored-vwap";
import type { ColumnName, Columns } from "./bar-columns";
import { RANGE_COLUMNS, rangeColumnsOf } from "./range-columns";

export const TRADED_COLUMNS: readonly ColumnName[] = [...RANGE_COLUMNS, "volume"];

export function tradedColumnsOf(columns: Columns): TradedColumns {
  return { ...rangeColumnsOf(columns), volume: columns.column("volume") };
}
