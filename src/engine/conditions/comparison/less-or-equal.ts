import { above } from "./above";
import { comparisonNode } from "./comparison-node";

export const lessOrEqualNode = comparisonNode({
  name: "less_or_equal",
  displayName: "Less than or equal",
  phrase: "is at most",
  operator: "<=",
  compare: (a, b) => above(b, a, 1),
});
