import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { roc, rocPython } from "../momentum/roc";
import { coMoment, coMomentPython } from "../windows/co-moment";
import { sumOfSquares, sumOfSquaresPython } from "../windows/sum-of-squares";

/**
 * Beta of the source against a benchmark: the regression slope of the one-bar returns over the last `period` bars; 0
 * where the benchmark's returns do not vary. First value at bar `period`. Source: TA-Lib BETA, whose first input is the
 * benchmark.
 */
export function beta(source: Series, benchmark: Series, period: number): Series {
  const market = roc(benchmark, 1);
  const squares = sumOfSquares(market, period);
  return coMoment(market, roc(source, 1), period).map((products, bar) =>
    squares[bar] === 0 && !Number.isNaN(products) ? 0 : products / squares[bar]!,
  );
}

const betaPython: PythonFunction = {
  name: "beta",
  uses: [coMomentPython, rocPython, sumOfSquaresPython],
  source: `
def beta(source, benchmark, period):
    """Beta: percentage move of the source for a move of 1 % of the benchmark."""
    market = roc(benchmark, 1)
    squares = sum_of_squares(market, period)
    result = []
    for bar, products in enumerate(co_moment(market, roc(source, 1), period)):
        if squares[bar] == 0:
            result.append(nan if isnan(products) else 0.0)
        else:
            result.append(products / squares[bar])
    return result
`,
};

export const betaNode: NodeDefinition = {
  name: "beta",
  displayName: "Beta",
  description: "Sensitivity of the source's one-bar returns to those of a benchmark. TA-Lib: BETA.",
  nodeType: "INDICATOR",
  category: "STATISTICS",
  version: "1.0.0",
  parameters: { period: periodParameter(5, "Period", 2), source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [
    SOURCE_PORT,
    {
      name: "benchmark",
      type: "SERIES",
      required: true,
      description: "Benchmark series, such as the close of an index.",
    },
  ],
  outputs: [valuePort("Percentage move per 1 % move of the benchmark; 0 where the benchmark's returns do not vary.")],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params, { source, benchmark }) =>
    `the ${numberOf(params, "period")}-bar beta of ${source} against ${benchmark}`,
  evaluate: ({ inputs, params }) => ({
    value: beta(inputs.source!, inputs.benchmark!, numberOf(params, "period")),
  }),
  python: betaPython,
};
