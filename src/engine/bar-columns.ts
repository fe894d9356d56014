import type { Bars } from "./bars";
import type { Series } from "./indicators/series";

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

const PARTS = {
  hl2: ["high", "low"],
  hlc3: ["high", "low", "close"],
  ohlc4: ["open", "high", "low", "close"],
} as const;

export function columnsOf(bars: Bars): Columns {
  const derived = new Map<string, Series>();
  return {
    length: bars.close.length,
    dates: bars.dates,
    column(name) {
      if (name !== "hl2" && name !== "hlc3" && name !== "ohlc4") return bars[name];
      const known = derived.get(name);
      if (known) return known;
      const series = meanOf(PARTS[name].map((part) => bars[part]));
      derived.set(name, series);
      return series;
    },
  };
}

function meanOf([first, ...others]: readonly Series[]): Series {
  const mean = first!.slice();
  for (const other of others) for (let bar = 0; bar < mean.length; bar++) mean[bar]! += other[bar]!;
  for (let bar = 0; bar < mean.length; bar++) mean[bar]! /= others.length + 1;
  return mean;
}
