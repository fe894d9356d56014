import type { NodeDefinition } from "../../nodes/node-definition";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";

export const absoluteNode: NodeDefinition = {
  name: "absolute",
  displayName: "Absolute value",
  description: "Absolute value of the source.",
  nodeType: "INDICATOR",
  category: "MATH",
  version: "1.0.0",
  parameters: { source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("Absolute value, in the source's unit.")],
  warmUp: () => 0,
  explain: (_, { source }) => `the absolute value of ${source}`,
  evaluate: ({ inputs }) => ({ value: inputs.source!.map(Math.abs) }),
  python: {
    name: "absolute",
    uses: [],
    source: `
def absolute(source):
    """Absolute value of the source."""
    return [abs(value) for value in source]
`,
  },
};
