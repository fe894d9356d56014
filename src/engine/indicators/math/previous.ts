import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "../windows/check-period";

/** Value of the source `bars` bars ago. First value at bar `bars`. */
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
    """Value of the source \`bars\` bars ago."""
    return ([nan] * bars + source)[: len(source)]
`,
};

export const previousNode: NodeDefinition = {
  name: "previous",
  displayName: "Previous value",
  description: "Value of the source a number of bars ago.",
  nodeType: "INDICATOR",
  category: "MATH",
  version: "1.0.0",
  parameters: { bars: periodParameter(1, "Bars ago", 1, "Number of bars to look back."), source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("Earlier value, in the source's unit.")],
  warmUp: (params) => numberOf(params, "bars"),
  explain: (params, { source }) => {
    const bars = numberOf(params, "bars");
    return `${source} ${bars === 1 ? "one bar" : `${bars} bars`} ago`;
  },
  evaluate: ({ inputs, params }) => ({ value: previous(inputs.source!, numberOf(params, "bars")) }),
  python: previousPython,
};
