import type { ColumnName, Columns } from "./bar-columns";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "./hlc-columns";
import type { Series } from "./series";

/** High, low, close (in the price currency) and volume (in shares) columns of the bars. */
export interface HlcvColumns extends HlcColumns {
  readonly volume: Series;
}

export const HLCV_COLUMNS: readonly ColumnName[] = [...HLC_COLUMNS, "volume"];

export function hlcvColumnsOf(columns: Columns): HlcvColumns {
  return { ...hlcColumnsOf(columns), volume: columns.column("volume") };
}
