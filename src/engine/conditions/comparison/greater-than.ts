import { above } from "./above";
import { comparisonNode } from "./comparison-node";

export const greaterThanNode = comparisonNode({
  name: "greater_than",
  displayName: "Greater than",
  phrase: "is above",
  operator: ">",
  compare: (a, b) => above(a, b, 0),
});
