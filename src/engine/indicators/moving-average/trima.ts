import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { checkPeriod } from "../windows/check-period";
import { averageNode } from "./average-node";
import { sma, smaPython } from "./sma";

/**
 * Triangular moving average, in the source's unit: the weights increase linearly to the middle of the window and
 * decrease again, which equals a simple average of a simple average. First value at bar `period - 1`. Source: TA-Lib
 * TRIMA.
 */
export function trima(source: Series, period: number): Series {
  checkPeriod(period);
  const half = Math.floor((period + 1) / 2);
  return sma(sma(source, half), period + 1 - half);
}

const trimaPython: PythonFunction = {
  name: "trima",
  uses: [smaPython],
  source: `
def trima(source, period):
    """Triangular moving average: a simple average of a simple average."""
    half = (period + 1) // 2
    return sma(sma(source, half), period + 1 - half)
`,
};

export const trimaNode = averageNode({
  name: "trima",
  displayName: "Triangular moving average",
  description: "Moving average that gives the most weight to the middle of the period. TA-Lib: TRIMA.",
  period: 20,
  warmUp: (period) => period - 1,
  compute: trima,
  python: trimaPython,
});
