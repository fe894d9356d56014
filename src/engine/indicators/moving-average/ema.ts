import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { averageNode } from "./average-node";
import { smooth, smoothPython } from "./smooth";

/**
 * Exponential moving average, weight 2 / (period + 1), in the unit of the source. First value at bar `period - 1`.
 * `skip` leaves out that many leading values, which is how TA-Lib's MACD lines two averages up.
 * Source: TA-Lib EMA; the start is the mean of the first `period` values, not the first value alone.
 */
export function ema(source: Series, period: number, skip = 0): Series {
  return smooth(source, { period, weight: 2 / (period + 1), skip });
}

export const emaPython: PythonFunction = {
  name: "ema",
  uses: [smoothPython],
  source: `
def ema(source, period, skip=0):
    """Exponential moving average, weight 2 / (period + 1)."""
    return smooth(source, period, 2 / (period + 1), skip)
`,
};

export const emaNode = averageNode({
  name: "ema",
  displayName: "Exponential moving average",
  description:
    "Average that weighs recent bars more, weight 2 / (period + 1), started with a simple mean. TA-Lib: EMA.",
  period: 20,
  warmUp: (period) => period - 1,
  compute: (source, period) => ema(source, period),
  python: emaPython,
});
