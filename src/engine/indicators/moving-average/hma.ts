import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { averageNode } from "./average-node";
import { wma, wmaPython } from "./wma";

/**
 * Hull moving average, in the unit of the source: weighted averages of half the period (rounded down) and of the whole
 * one, smoothed over its square root (rounded down). `period` from 2.
 * First value at bar `period + floor(sqrt(period)) - 2`. Source: A. Hull (2005); the rounding is TradingView's.
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
    """Hull moving average: weighted averages of half and whole period, smoothed over its root."""
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
  description: "Fast and smooth average made of three weighted ones. Half the period and its root are rounded down.",
  period: 16,
  minimumPeriod: 2,
  warmUp: (period) => period + Math.floor(Math.sqrt(period)) - 2,
  compute: hma,
  python: hmaPython,
});
