import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { averageNode } from "./average-node";
import { wma, wmaPython } from "./wma";

/**
 * Hull moving average, in the source's unit: a WMA, over the square root of the period (rounded down), of twice the WMA
 * of half the period (rounded down) minus the WMA of the full period. `period` is at least 2. First value at bar
 * `period + floor(sqrt(period)) - 2`. Source: A. Hull (2005); the rounding is TradingView's.
 */
export function hma(source: Series, period: number): Series {
  const fast = wma(source, Math.floor(period / 2));
  const slow = wma(source, period);
  const sharpened = fast.map((value, bar) => 2 * value - slow[bar]!);
  return wma(sharpened, Math.floor(Math.sqrt(period)));
}

const hmaPython: PythonFunction = {
  name: "hma",
  uses: [wmaPython],
  source: `
def hma(source, period):
    """Hull moving average: WMAs of half and full period, smoothed over the square root of it."""
    fast = wma(source, period // 2)
    slow = wma(source, period)
    sharpened = [2 * short - long for short, long in zip(fast, slow)]
    return wma(sharpened, floor(sqrt(period)))
`,
};

export const hmaNode = averageNode({
  name: "hma",
  displayName: "Hull moving average",
  phrase: "Hull moving average",
  description: "Fast and smooth moving average built from three weighted moving averages, as on TradingView.",
  period: 16,
  minimumPeriod: 2,
  warmUp: (period) => period + Math.floor(Math.sqrt(period)) - 2,
  compute: hma,
  python: hmaPython,
});
