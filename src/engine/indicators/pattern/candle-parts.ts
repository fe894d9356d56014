import type { PythonFunction } from "../../nodes/python-function";
import type { OhlcColumns } from "../../series/ohlc-columns";
import type { Series } from "../../series/series";
import { previous, previousPython } from "../math/previous";
import { sma, smaPython } from "../moving-average/sma";

/** Periods in bars for the average size of a candle and for "near" prices: TA-Lib's default candle settings. */
export const AVERAGE_BARS = 10;
export const NEAR_BARS = 5;

/** Size of the real body: the distance between open and close, in the price currency. */
export function candleBodies({ open, close }: OhlcColumns): Series {
  return close.map((price, bar) => Math.abs(price - open[bar]!));
}

/** Distance between high and low, in the price currency. */
export function candleRanges({ high, low }: OhlcColumns): Series {
  return high.map((price, bar) => price - low[bar]!);
}

/** Average size of the `period` bars before each bar. First value at bar `period`. */
export function usualBefore(sizes: Series, period: number): Series {
  return previous(sma(sizes, period), 1);
}

export const candleBodiesPython: PythonFunction = {
  name: "candle_bodies",
  uses: [],
  source: `
def candle_bodies(open, close):
    """Size of the real body: distance between open and close."""
    return [abs(price - start) for price, start in zip(close, open)]
`,
};

export const candleRangesPython: PythonFunction = {
  name: "candle_ranges",
  uses: [],
  source: `
def candle_ranges(high, low):
    """Distance between high and low."""
    return [top - bottom for top, bottom in zip(high, low)]
`,
};

export const usualBeforePython: PythonFunction = {
  name: "usual_before",
  uses: [previousPython, smaPython],
  source: `
def usual_before(sizes, period):
    """Average size of the \`period\` bars before each bar."""
    return previous(sma(sizes, period), 1)
`,
};
