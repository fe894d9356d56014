import { above } from "./above";
import { comparisonNode } from "./comparison-node";

export const greaterOrEqualNode = comparisonNode({
  name: "greater_or_equal",
  displayName: "Greater than or equal",
  phrase: "is at least",
  operator: ">=",
  compare: (a, b) => above(a, b, 1),
});
