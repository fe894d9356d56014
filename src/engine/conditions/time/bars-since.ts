import type { NodeDefinition } from "../../nodes/node-definition";
import { type Series, unknownSeries } from "../../series/series";
import { CONDITION_PORT } from "../condition-port";

/**
 * Number of bars since the condition was last true, 0 on such a bar. Unknown until it has been true once, and on bars
 * where the condition is unknown. Unknown bars are counted, but not as true.
 */
export function barsSince(condition: Series): Series {
  const result = unknownSeries(condition.length);
  let last = Number.NaN;
  for (let bar = 0; bar < condition.length; bar++) {
    if (condition[bar] === 1) last = bar;
    if (!Number.isNaN(condition[bar])) result[bar] = bar - last;
  }
  return result;
}

export const barsSinceNode: NodeDefinition = {
  name: "bars_since",
  displayName: "Bars since",
  description: "Number of bars since the condition was last true: 0 on that bar, unknown before the first time.",
  nodeType: "CONDITION",
  category: "TIME",
  version: "1.0.0",
  parameters: {},
  rules: [],
  columns: [],
  inputs: [CONDITION_PORT],
  outputs: [{ name: "value", type: "SERIES", description: "Number of bars since the condition was last true." }],
  warmUp: () => 0,
  explain: (_, { condition }) => `the number of bars since ${condition}`,
  evaluate: ({ inputs }) => ({ value: barsSince(inputs.condition!) }),
  python: {
    name: "bars_since",
    uses: [],
    source: `
def bars_since(condition):
    """Number of bars since \`condition\` was last true; unknown before the first time."""
    result = [nan] * len(condition)
    last = nan
    for bar, holds in enumerate(condition):
        if holds is True:
            last = bar
        if holds is not None:
            result[bar] = float(bar - last)
    return result
`,
  },
};
