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
 * By how much the source moves, in percent, when the benchmark moves by one: the slope of the one-bar changes of the last
 * `period` bars, 0 where the benchmark's do not vary. First value at bar `period`.
 * Source: TA-Lib BETA, whose first input is the benchmark.
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
    """By how much the source moves, in percent, when the benchmark moves by one."""
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
  description: "By how much the source moves when a benchmark moves by one percent. TA-Lib: BETA.",
  nodeType: "INDICATOR",
  category: "STATISTICS",
  version: "1.0.0",
  parameters: { period: periodParameter(5, "Period", 2), source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [
    SOURCE_PORT,
    { name: "benchmark", type: "SERIES", required: true, description: "Series whose moves are the measure." },
  ],
  outputs: [valuePort("Percent moved per percent of the benchmark; 0 where that does not vary.")],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params, { source, benchmark }) =>
    `the ${numberOf(params, "period")}-bar beta of ${source} against ${benchmark}`,
  evaluate: ({ inputs, params }) => ({
    value: beta(inputs.source!, inputs.benchmark!, numberOf(params, "period")),
  }),
  python: betaPython,
};
