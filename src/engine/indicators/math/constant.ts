import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { constantSeries } from "../../series/series";

export const constantNode: NodeDefinition = {
  name: "constant",
  displayName: "Constant",
  description: "A constant number on every bar.",
  nodeType: "INDICATOR",
  category: "MATH",
  version: "1.0.0",
  parameters: {
    value: {
      type: "number",
      title: "Value",
      description: "The constant, in the unit of the series that it is compared or combined with.",
      default: 0,
    },
  },
  rules: [],
  // Any column would do: it determines the number of bars.
  columns: ["close"],
  inputs: [],
  outputs: [{ name: "value", type: "NUMBER", description: "The constant." }],
  warmUp: () => 0,
  explain: (params) => `the constant ${numberOf(params, "value")}`,
  evaluate: ({ columns, params }) => ({ value: constantSeries(columns.length, numberOf(params, "value")) }),
  python: {
    name: "constant",
    uses: [],
    source: `
def constant(close, value):
    """A constant number on every bar."""
    return [float(value)] * len(close)
`,
  },
};
