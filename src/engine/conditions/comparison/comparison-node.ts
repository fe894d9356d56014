import type { NodeDefinition } from "../../nodes/node-definition";
import type { Series } from "../../series/series";
import { COMPARED_PORTS, VALUE_PARAMETER } from "../compared-ports";
import { conditionNode } from "../condition-node";

interface Comparison {
  readonly name: string;
  readonly displayName: string;
  /** Predicate of the clause that explains it, such as "is above". */
  readonly phrase: string;
  /** Python operator for the same comparison. */
  readonly operator: ">" | "<" | ">=" | "<=";
  /** 1 where it holds, 0 where it does not, NaN where a value is unknown. */
  compare(a: Series, b: Series): Series;
}

/** A node that compares `a` with `b` on every bar; the result is unknown where either is unknown. */
export function comparisonNode({ name, displayName, phrase, operator, compare }: Comparison): NodeDefinition {
  return conditionNode({
    name,
    displayName,
    description: `True while a ${phrase} b.`,
    category: "COMPARISON",
    parameters: { value: VALUE_PARAMETER },
    inputs: COMPARED_PORTS,
    explain: (_, { a, b }) => `${a} ${phrase} ${b}`,
    result: ({ inputs: { a, b } }) => compare(a!, b!),
    python: {
      name,
      uses: [],
      source: `
def ${name}(a, b):
    """True where \`a\` ${phrase} \`b\`; unknown where either is unknown."""
    return [
        None if isnan(left) or isnan(right) else left ${operator} right
        for left, right in zip(a, b)
    ]
`,
    },
  });
}
