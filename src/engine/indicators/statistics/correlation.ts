import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { coMoment, coMomentPython } from "../windows/co-moment";
import { sumOfSquares, sumOfSquaresPython } from "../windows/sum-of-squares";

/**
 * Pearson correlation coefficient of two series over the last `period` bars, -1 to 1; 0 where one of them is constant.
 * First value at bar `period - 1`. Source: TA-Lib CORREL.
 */
export function correlation(source: Series, other: Series, period: number): Series {
  const sourceSquares = sumOfSquares(source, period);
  const otherSquares = sumOfSquares(other, period);
  return coMoment(source, other, period).map((products, bar) => {
    const scale = Math.sqrt(sourceSquares[bar]!) * Math.sqrt(otherSquares[bar]!);
    const value = scale === 0 ? 0 : products / scale;
    return Math.max(-1, Math.min(value, 1));
  });
}

const correlationPython: PythonFunction = {
  name: "correlation",
  uses: [coMomentPython, sumOfSquaresPython],
  source: `
def correlation(source, other, period):
    """Pearson correlation over the last \`period\` bars; 0 where one series is constant."""
    source_squares = sum_of_squares(source, period)
    other_squares = sum_of_squares(other, period)
    result = []
    for bar, products in enumerate(co_moment(source, other, period)):
        scale = sqrt(source_squares[bar]) * sqrt(other_squares[bar])
        value = 0.0 if scale == 0 else products / scale
        result.append(1.0 if value > 1 else -1.0 if value < -1 else value)
    return result
`,
};

export const correlationNode: NodeDefinition = {
  name: "correlation",
  displayName: "Correlation",
  description: "Pearson correlation coefficient of two series over the last bars. TA-Lib: CORREL.",
  nodeType: "INDICATOR",
  category: "STATISTICS",
  version: "1.0.0",
  parameters: { period: periodParameter(30, "Period", 2), source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [
    SOURCE_PORT,
    { name: "other", type: "SERIES", required: true, description: "Series to correlate the source with." },
  ],
  outputs: [valuePort("-1 to 1; 0 where one of the two series is constant.")],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params, { source, other }) =>
    `the ${numberOf(params, "period")}-bar correlation of ${source} with ${other}`,
  evaluate: ({ inputs, params }) => ({
    value: correlation(inputs.source!, inputs.other!, numberOf(params, "period")),
  }),
  python: correlationPython,
};
