import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { averageNode } from "./average-node";
import { smooth, smoothPython } from "./smooth";

/**
 * Wilder's moving average with the weight 1 / period, in the source's unit. First value at bar `period - 1`.
 * Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978); the smoothing used in TA-Lib's RSI and ATR.
 */
export function rma(source: Series, period: number): Series {
  return smooth(source, { period, weight: 1 / period });
}

export const rmaPython: PythonFunction = {
  name: "rma",
  uses: [smoothPython],
  source: `
def rma(source, period):
    """Wilder's moving average with the weight 1 / period."""
    return smooth(source, period, 1 / period)
`,
};

export const rmaNode = averageNode({
  name: "rma",
  displayName: "Wilder's moving average",
  phrase: "Wilder's moving average",
  description: "Wilder's smoothing, used in RSI, ATR and ADX: weight 1 / period, seeded with a simple average.",
  period: 14,
  warmUp: (period) => period - 1,
  compute: rma,
  python: rmaPython,
});
