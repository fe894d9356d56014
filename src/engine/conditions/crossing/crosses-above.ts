import type { NodeDefinition } from "../../nodes/node-definition";
import type { PythonFunction } from "../../nodes/python-function";
import { type Series, unknownSeries } from "../../series/series";
import { COMPARED_PORTS, VALUE_PARAMETER } from "../compared-ports";

/**
 * 1 where `a` is above `b` and was not on the previous bar, otherwise 0; NaN where one of the four values is unknown.
 */
export function crossesAbove(a: Series, b: Series): Series {
  const result = unknownSeries(a.length);
  let before = Number.NaN;
  for (let bar = 0; bar < a.length; bar++) {
    const now = a[bar]! - b[bar]!;
    if (!Number.isNaN(before) && !Number.isNaN(now)) result[bar] = Number(before <= 0) * Number(now > 0);
    before = now;
  }
  return result;
}

export const crossesAbovePython: PythonFunction = {
  name: "crosses_above",
  uses: [],
  source: `
def crosses_above(a, b):
    """True where \`a\` is above \`b\` and was not on the previous bar."""
    result = [None] * len(a)
    for bar in range(1, len(a)):
        before = a[bar - 1] - b[bar - 1]
        now = a[bar] - b[bar]
        if not (isnan(before) or isnan(now)):
            result[bar] = before <= 0 and now > 0
    return result
`,
};

export const crossesAboveNode: NodeDefinition = {
  name: "crosses_above",
  displayName: "Crosses above",
  description: "True on the bar where a crosses above b: a is above b and was at or below it on the previous bar.",
  nodeType: "CONDITION",
  category: "CROSSING",
  version: "1.0.0",
  parameters: { value: VALUE_PARAMETER },
  rules: [],
  columns: [],
  inputs: COMPARED_PORTS,
  outputs: [{ name: "result", type: "BOOLEAN", description: "True only on the bar of the crossing." }],
  warmUp: () => 1,
  explain: (_, { a, b }) => `${a} crosses above ${b}`,
  evaluate: ({ inputs }) => ({ result: crossesAbove(inputs.a!, inputs.b!) }),
  python: crossesAbovePython,
};
