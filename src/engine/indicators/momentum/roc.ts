import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { previous, previousPython } from "../math/previous";

/**
 * Rate of change over `period` bars, in percent; 0 where the earlier value is 0. First value at bar `period`.
 * Source: TA-Lib ROC.
 */
export function roc(source: Series, period: number): Series {
  const earlier = previous(source, period);
  return source.map((value, bar) => {
    const before = earlier[bar]!;
    return before === 0 && !Number.isNaN(value) ? 0 : (value / before - 1) * 100;
  });
}

export const rocPython: PythonFunction = {
  name: "roc",
  uses: [previousPython],
  source: `
def roc(source, period):
    """Rate of change over \`period\` bars, in percent; 0 where the earlier value is 0."""
    result = []
    for value, before in zip(source, previous(source, period)):
        if before == 0:
            result.append(nan if isnan(value) else 0.0)
        else:
            result.append((value / before - 1) * 100)
    return result
`,
};

export const rocNode: NodeDefinition = {
  name: "roc",
  displayName: "Rate of change",
  description: "Percentage change of the source over a number of bars. TA-Lib: ROC.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: { period: periodParameter(10), source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("Change in percent; 0 where the earlier value is 0.")],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar rate of change of ${source}`,
  evaluate: ({ inputs, params }) => ({ value: roc(inputs.source!, numberOf(params, "period")) }),
  python: rocPython,
};
