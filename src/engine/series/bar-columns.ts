import type { Bars } from "./bars";
import { takeBuffer } from "./scratch-buffers";
import type { Series } from "./series";

export const COLUMN_NAMES = ["open", "high", "low", "close", "volume", "hl2", "hlc3", "ohlc4"] as const;

/**
 * A column of the bars. hl2 is the median price (high + low) / 2, hlc3 the typical price, ohlc4 the mean of the four
 * prices; each is unknown where one of its components is.
 */
export type ColumnName = (typeof COLUMN_NAMES)[number];

/** Access to the columns of the bars; derived columns are computed on demand, once. */
export interface Columns {
  readonly length: number;
  /** Trading days (`YYYY-MM-DD`) in ascending order. */
  readonly dates: readonly string[];
  column(name: ColumnName): Series;
}

const DERIVED_PRICES = {
  hl2: ({ high, low }: Bars, bar: number) => (high[bar]! + low[bar]!) / 2,
  hlc3: ({ high, low, close }: Bars, bar: number) => (high[bar]! + low[bar]! + close[bar]!) / 3,
  ohlc4: ({ open, high, low, close }: Bars, bar: number) => (open[bar]! + high[bar]! + low[bar]! + close[bar]!) / 4,
};

export function columnsOf(bars: Bars): Columns {
  const derived = new Map<string, Series>();
  return {
    length: bars.close.length,
    dates: bars.dates,
    column(name) {
      if (name !== "hl2" && name !== "hlc3" && name !== "ohlc4") return bars[name];
      const known = derived.get(name);
      if (known) return known;
      const series = takeBuffer(bars.close.length);
      for (let bar = 0; bar < series.length; bar++) series[bar] = DERIVED_PRICES[name](bars, bar);
      derived.set(name, series);
      return series;
    },
  };
}
