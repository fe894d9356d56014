import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { previous, previousPython } from "../math/previous";

/** Change of the source over `period` bars, in the source's unit. First value at bar `period`. Source: TA-Lib MOM. */
export function momentum(source: Series, period: number): Series {
  const before = previous(source, period);
  return source.map((value, bar) => value - before[bar]!);
}

export const momentumPython: PythonFunction = {
  name: "momentum",
  uses: [previousPython],
  source: `
def momentum(source, period):
    """Change of the source over \`period\` bars."""
    return [value - before for value, before in zip(source, previous(source, period))]
`,
};

export const momentumNode: NodeDefinition = {
  name: "momentum",
  displayName: "Momentum",
  description: "Change of the source over a number of bars, in its own unit. TA-Lib: MOM.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: { period: periodParameter(10), source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("Current value minus the value `period` bars ago.")],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar momentum of ${source}`,
  evaluate: ({ inputs, params }) => ({ value: momentum(inputs.source!, numberOf(params, "period")) }),
  python: momentumPython,
};
