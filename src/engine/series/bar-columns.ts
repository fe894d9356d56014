import type { Bars } from "./bars";
import { takeBuffer } from "./scratch-buffers";
import type { Series } from "./series";

export const COLUMN_NAMES = ["open", "high", "low", "close", "volume", "hl2", "hlc3", "ohlc4"] as const;

/**
 * A column of the bars. hl2 is the middle of high and low, hlc3 the typical price, ohlc4 the mean of the four prices; each
 * is unknown where one of its parts is.
 */
export type ColumnName = (typeof COLUMN_NAMES)[number];

/** Columns of the bars on demand; a derived one is computed once. */
export interface Columns {
  readonly length: number;
  /** Trading days, `YYYY-MM-DD`, ascending. */
  readonly dates: readonly string[];
  column(name: ColumnName): Series;
}

const MEANS = {
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
      for (let bar = 0; bar < series.length; bar++) series[bar] = MEANS[name](bars, bar);
      derived.set(name, series);
      return series;
    },
  };
}
