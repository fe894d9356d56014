import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import { conditionNode } from "../condition-node";
import { CONDITION_PORT } from "../condition-port";
import { heldFor, heldForPython } from "../held-for";

export const consecutiveNode = conditionNode({
  name: "consecutive",
  displayName: "Consecutive",
  description:
    "True if the condition was true on each of a number of consecutive bars; unknown if it is unknown on any of them.",
  category: "LOGIC",
  parameters: {
    bars: periodParameter(3, "Bars", 1, "Number of consecutive bars on which the condition must be true."),
  },
  inputs: [CONDITION_PORT],
  warmUp: (params) => numberOf(params, "bars") - 1,
  explain: (params, { condition }) => `${condition} for ${numberOf(params, "bars")} bars in a row`,
  result: ({ inputs, params }) => heldFor(inputs.condition!, numberOf(params, "bars")),
  python: {
    name: "consecutive",
    uses: [heldForPython],
    source: `
def consecutive(condition, bars):
    """True where \`condition\` was true on each of the last \`bars\` bars."""
    return held_for(condition, bars)
`,
  },
});
