import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { DDOF_PARAMETER, variance, variancePython } from "./variance";

/**
 * Standard deviation of the last `period` bars, in the unit of the source; `ddof` as in `variance`. First value at bar
 * `period - 1`. Source: TA-Lib STDDEV, which has ddof 0.
 */
export function stddev(source: Series, period: number, ddof = 0): Series {
  const result = variance(source, period, ddof);
  for (let bar = 0; bar < result.length; bar++) result[bar] = Math.sqrt(result[bar]!);
  return result;
}

export const stddevPython: PythonFunction = {
  name: "stddev",
  uses: [variancePython],
  source: `
def stddev(source, period, ddof):
    """Standard deviation of the last \`period\` bars."""
    return [sqrt(squares) for squares in variance(source, period, ddof)]
`,
};

export const stddevNode: NodeDefinition = {
  name: "stddev",
  displayName: "Standard deviation",
  description: "Typical distance of the last bars from their mean, in the unit of the source. TA-Lib: STDDEV.",
  nodeType: "INDICATOR",
  category: "VOLATILITY",
  version: "1.0.0",
  parameters: { period: periodParameter(20, "Period", 2), ddof: DDOF_PARAMETER, source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("Standard deviation in the unit of the source.")],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar standard deviation of ${source}`,
  evaluate: ({ inputs, params }) => ({
    value: stddev(inputs.source!, numberOf(params, "period"), numberOf(params, "ddof")),
  }),
  python: stddevPython,
};
