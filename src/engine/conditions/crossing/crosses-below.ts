import { COMPARED_PORTS, VALUE_PARAMETER } from "../compared-ports";
import { conditionNode } from "../condition-node";
import { crossesAbove, crossesAbovePython } from "./crosses-above";

export const crossesBelowNode = conditionNode({
  name: "crosses_below",
  displayName: "Crosses below",
  description: "True on the bar where a crosses below b: a is below b and was at or above it on the previous bar.",
  category: "CROSSING",
  parameters: { value: VALUE_PARAMETER },
  inputs: COMPARED_PORTS,
  warmUp: () => 1,
  explain: (_, { a, b }) => `${a} crosses below ${b}`,
  result: ({ inputs }) => crossesAbove(inputs.b!, inputs.a!),
  python: {
    name: "crosses_below",
    uses: [crossesAbovePython],
    source: `
def crosses_below(a, b):
    """True where \`a\` is below \`b\` and was not on the previous bar."""
    return crosses_above(b, a)
`,
  },
});
