import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { averageNode } from "./average-node";
import { ema, emaPython } from "./ema";

/**
 * Double exponential moving average, in the source's unit. First value at bar `2 * (period - 1)`.
 * Source: P. Mulloy, Smoothing Data with Faster Moving Averages (1994); TA-Lib DEMA.
 */
export function dema(source: Series, period: number): Series {
  const once = ema(source, period);
  const twice = ema(once, period);
  return once.map((value, bar) => 2 * value - twice[bar]!);
}

const demaPython: PythonFunction = {
  name: "dema",
  uses: [emaPython],
  source: `
def dema(source, period):
    """Double exponential moving average."""
    once = ema(source, period)
    twice = ema(once, period)
    return [2 * one - two for one, two in zip(once, twice)]
`,
};

export const demaNode = averageNode({
  name: "dema",
  displayName: "Double exponential moving average",
  description: "EMA with reduced lag: twice the EMA minus the EMA of the EMA. TA-Lib: DEMA.",
  period: 20,
  warmUp: (period) => 2 * (period - 1),
  compute: dema,
  python: demaPython,
});
