import type { NodeDefinition } from "../nodes/node-definition";
import { numberOf } from "../nodes/parameters";
import { periodParameter } from "../nodes/period-parameter";
import type { Series } from "../series/series";

/**
 * The condition, but 0 on the `bars - 1` bars after each bar that passed. An unknown value outside a pause is passed
 * through and does not start a pause.
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
  description: "Passes a condition at most once per number of bars, like freqtrade's CooldownPeriod but in bars.",
  nodeType: "SIGNAL",
  category: "FILTER",
  version: "1.0.0",
  parameters: { bars: periodParameter(5, "Bars", 1, "Minimum number of bars from one true bar to the next.") },
  rules: [],
  columns: [],
  inputs: [{ name: "condition", type: "BOOLEAN", required: true, description: "Condition to limit." }],
  outputs: [{ name: "result", type: "BOOLEAN", description: "The condition, true at most once per number of bars." }],
  warmUp: () => 0,
  explain: (params, { condition }) => `${condition}, at most once every ${numberOf(params, "bars")} bars`,
  evaluate: ({ inputs, params }) => ({ result: cooldown(inputs.condition!, numberOf(params, "bars")) }),
  python: {
    name: "cooldown",
    uses: [],
    source: `
def cooldown(condition, bars):
    """The condition, but False on the \`bars - 1\` bars after each bar that passed."""
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
