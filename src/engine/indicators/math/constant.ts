import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { constantSeries } from "../../series/series";

export const constantNode: NodeDefinition = {
  name: "constant",
  displayName: "Constant",
  description: "A number that is the same on every bar.",
  nodeType: "INDICATOR",
  category: "MATH",
  version: "1.0.0",
  parameters: {
    value: {
      type: "number",
      title: "Value",
      description: "The number, in the unit of what it is used with.",
      default: 0,
    },
  },
  rules: [],
  // Any column would do: it says how many bars there are.
  columns: ["close"],
  inputs: [],
  outputs: [{ name: "value", type: "NUMBER", description: "The number." }],
  warmUp: () => 0,
  explain: (params) => `${numberOf(params, "value")}`,
  evaluate: ({ columns, params }) => ({ value: constantSeries(columns.length, numberOf(params, "value")) }),
  python: {
    name: "constant",
    uses: [],
    source: `
def constant(close, value):
    """A number that is the same on every bar."""
    return [float(value)] * len(close)
`,
  },
};
