import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "../windows/check-period";

/** The source as it was a number of bars ago. First value at bar `bars`. */
export function previous(source: Series, bars: number): Series {
  checkPeriod(bars, "bars");
  const result = unknownSeries(source.length);
  if (bars < source.length) result.set(source.subarray(0, source.length - bars), bars);
  return result;
}

export const previousPython: PythonFunction = {
  name: "previous",
  uses: [],
  source: `
def previous(source, bars):
    """The source as it was a number of bars ago."""
    return ([nan] * bars + source)[: len(source)]
`,
};

export const previousNode: NodeDefinition = {
  name: "previous",
  displayName: "Previous value",
  description: "The source as it was a number of bars ago.",
  nodeType: "INDICATOR",
  category: "MATH",
  version: "1.0.0",
  parameters: { bars: periodParameter(1, "Bars ago"), source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("The earlier value.")],
  warmUp: (params) => numberOf(params, "bars"),
  explain: (params, { source }) => {
    const bars = numberOf(params, "bars");
    return `${source} ${bars === 1 ? "one bar" : `${bars} bars`} ago`;
  },
  evaluate: ({ inputs, params }) => ({ value: previous(inputs.source!, numberOf(params, "bars")) }),
  python: previousPython,
};
