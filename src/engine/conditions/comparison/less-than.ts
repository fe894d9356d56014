import { above } from "./above";
import { comparisonNode } from "./comparison-node";

export const lessThanNode = comparisonNode({
  name: "less_than",
  displayName: "Less than",
  phrase: "is below",
  operator: "<",
  compare: (a, b) => above(b, a, 0),
});
