import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { checkPeriod } from "../windows/check-period";
import { averageNode } from "./average-node";
import { sma, smaPython } from "./sma";

/**
 * Triangular moving average: the weights rise evenly to the middle of the last `period` bars and fall again, which is the
 * simple average of a simple average; in the unit of the source. First value at bar `period - 1`. Source: TA-Lib TRIMA.
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
    """Triangular moving average: the simple average of a simple average."""
    half = (period + 1) // 2
    return sma(sma(source, half), period + 1 - half)
`,
};

export const trimaNode = averageNode({
  name: "trima",
  displayName: "Triangular moving average",
  description: "Average that weighs the middle of the last bars most. TA-Lib: TRIMA.",
  period: 20,
  warmUp: (period) => period - 1,
  compute: trima,
  python: trimaPython,
});
