import { numberOf } from "../../nodes/parameters";
import { COMPARED_PORTS, VALUE_PARAMETER } from "../compared-ports";
import { conditionNode } from "../condition-node";

export const equalsNode = conditionNode({
  name: "equals",
  displayName: "Equals",
  description: "True while a and b differ by no more than the tolerance.",
  category: "COMPARISON",
  parameters: {
    value: VALUE_PARAMETER,
    tolerance: {
      type: "number",
      title: "Tolerance",
      description: "Maximum difference that counts as equal, in the unit of a.",
      minimum: 0,
      default: 0,
    },
  },
  inputs: COMPARED_PORTS,
  explain: (params, { a, b }) => {
    const tolerance = numberOf(params, "tolerance");
    return tolerance === 0 ? `${a} equals ${b}` : `${a} is within ${tolerance} of ${b}`;
  },
  result: ({ inputs, params }) => {
    const tolerance = numberOf(params, "tolerance");
    return inputs.a!.map((a, bar) => {
      const difference = Math.abs(a - inputs.b![bar]!);
      if (Number.isNaN(difference)) return Number.NaN;
      return difference <= tolerance ? 1 : 0;
    });
  },
  python: {
    name: "equals",
    uses: [],
    source: `
def equals(a, b, tolerance):
    """True where \`a\` and \`b\` differ by no more than \`tolerance\`."""
    result = []
    for left, right in zip(a, b):
        apart = abs(left - right)
        result.append(None if isnan(apart) else apart <= tolerance)
    return result
`,
  },
});
