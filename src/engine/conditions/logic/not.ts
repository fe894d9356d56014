import { conditionNode } from "../condition-node";

export const notNode = conditionNode({
  name: "not",
  displayName: "Not",
  description: "Negates a condition: true becomes false, false becomes true, unknown stays unknown.",
  category: "LOGIC",
  inputs: [{ name: "a", type: "BOOLEAN", required: true, description: "Condition to negate." }],
  explain: (_, { a }) => `not ${a}`,
  result: ({ inputs }) => inputs.a!.map((holds) => 1 - holds),
  python: {
    name: "negated",
    uses: [],
    source: `
def negated(a):
    """True where \`a\` is false, False where it is true, unknown where it is unknown."""
    return [None if holds is None else not holds for holds in a]
`,
  },
});
