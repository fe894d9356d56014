import type { NodeDefinition } from "../nodes/node-definition";
import { numberOf } from "../nodes/parameters";
import { periodParameter } from "../nodes/period-parameter";
import type { Series } from "../series/series";

/**
 * The condition, but false on the `bars - 1` bars after each one that passed. Where it is unknown and might have
 * passed, the result is unknown too, and the pause does not begin.
 */
export function cooldown(condition: Series, bars: number): Series {
  let allowedFrom = 0;
  return condition.map((holds, bar) => {
    if (bar < allowedFrom) return 0;
    if (holds === 1) allowedFrom = bar + bars;
    return holds;
  });
}

export const cooldownNode: NodeDefinition = {
  name: "cooldown",
  displayName: "Cooldown",
  description: "Lets a condition through at most once in so many bars. As freqtrade's CooldownPeriod, in bars.",
  nodeType: "SIGNAL",
  category: "FILTER",
  version: "1.0.0",
  parameters: { bars: periodParameter(5, "Bars") },
  rules: [],
  columns: [],
  inputs: [{ name: "condition", type: "BOOLEAN", required: true, description: "Condition to let through." }],
  outputs: [{ name: "result", type: "BOOLEAN", description: "True at most once in so many bars." }],
  warmUp: () => 0,
  explain: (params, { condition }) => `${condition}, at most once in ${numberOf(params, "bars")} bars`,
  evaluate: ({ inputs, params }) => ({ result: cooldown(inputs.condition!, numberOf(params, "bars")) }),
  python: {
    name: "cooldown",
    uses: [],
    source: `
def cooldown(condition, bars):
    """The condition, but false on the \`bars - 1\` bars after each one that passed."""
    result = []
    allowed_from = 0
    for bar, holds in enumerate(condition):
        if bar < allowed_from:
            result.append(False)
        else:
            if holds is True:
                allowed_from = bar + bars
            result.append(holds)
    return result
`,
  },
};
