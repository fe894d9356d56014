import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { averageNode } from "./average-node";
import { smooth, smoothPython } from "./smooth";

/**
 * Exponential moving average with the weight 2 / (period + 1), in the source's unit. First value at bar `period - 1`.
 * `skip` omits that many leading values; TA-Lib's MACD aligns its two averages in this way.
 * Source: TA-Lib EMA, seeded with the mean of the first `period` values rather than with the first value.
 */
export function ema(source: Series, period: number, skip = 0): Series {
  return smooth(source, { period, weight: 2 / (period + 1), skip });
}

export const emaPython: PythonFunction = {
  name: "ema",
  uses: [smoothPython],
  source: `
def ema(source, period, skip=0):
    """Exponential moving average with the weight 2 / (period + 1)."""
    return smooth(source, period, 2 / (period + 1), skip)
`,
};

export const emaNode = averageNode({
  name: "ema",
  displayName: "Exponential moving average",
  description:
    "Moving average that gives more weight to recent bars: weight 2 / (period + 1), seeded with a simple average. " +
    "TA-Lib: EMA.",
  period: 20,
  warmUp: (period) => period - 1,
  compute: (source, period) => ema(source, period),
  python: emaPython,
});
