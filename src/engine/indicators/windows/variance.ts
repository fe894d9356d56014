import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { sumOfSquares, sumOfSquaresPython } from "./sum-of-squares";

/**
 * Variance of the last `period` bars, in the square of the source's unit: the sum of squared deviations from the mean,
 * divided by `period - ddof`. First value at bar `period - 1`. Source: TA-Lib VAR, which uses ddof 0.
 */
export function variance(source: Series, period: number, ddof = 0): Series {
  const result = sumOfSquares(source, period);
  for (let bar = 0; bar < result.length; bar++) result[bar]! /= period - ddof;
  return result;
}

export const variancePython: PythonFunction = {
  name: "variance",
  uses: [sumOfSquaresPython],
  source: `
def variance(source, period, ddof):
    """Variance of the last \`period\` bars: squared deviations divided by \`period - ddof\`."""
    return [squares / (period - ddof) for squares in sum_of_squares(source, period)]
`,
};
