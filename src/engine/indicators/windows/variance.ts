import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf, type ParameterSchema } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { sumOfSquares, sumOfSquaresPython } from "./sum-of-squares";

export const DDOF_PARAMETER: ParameterSchema = {
  type: "integer",
  title: "Degrees of freedom taken",
  description: "0 for the variation of the window itself, 1 to estimate that of what it is a sample of.",
  minimum: 0,
  maximum: 1,
  default: 0,
};

/**
 * Variance of the last `period` bars, in the square of the source's unit: the sum of squared distances from the mean,
 * divided by `period - ddof`. First value at bar `period - 1`. Source: TA-Lib VAR, which has ddof 0.
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
    """Variance of the last \`period\` bars: squared distances divided by \`period - ddof\`."""
    return [squares / (period - ddof) for squares in sum_of_squares(source, period)]
`,
};

export const varianceNode: NodeDefinition = {
  name: "variance",
  displayName: "Variance",
  description: "Mean squared distance of the last bars from their mean. TA-Lib: VAR.",
  nodeType: "INDICATOR",
  category: "STATISTICS",
  version: "1.0.0",
  parameters: { period: periodParameter(20, "Period", 2), ddof: DDOF_PARAMETER, source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("Variance in the square of the source's unit.")],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar variance of ${source}`,
  evaluate: ({ inputs, params }) => ({
    value: variance(inputs.source!, numberOf(params, "period"), numberOf(params, "ddof")),
  }),
  python: variancePython,
};
