import { combineNode, joinConditions } from "./combine-node";

export const orNode = combineNode({
  name: "or",
  displayName: "Or",
  description: "True if any connected condition is true, false if all are false, otherwise unknown.",
  ports: ["a", "b", "c", "d"],
  explain: (_, conditions) => joinConditions(conditions, "or"),
  requiredCount: () => 1,
  python: {
    name: "any_of",
    summary: "True where any connected condition is true, False where all are false.",
    requiredCount: "1",
  },
});
