import { combineNode, joinConditions } from "./combine-node";

export const andNode = combineNode({
  name: "and",
  displayName: "And",
  description: "True if all connected conditions are true, false if any is false, otherwise unknown.",
  ports: ["a", "b", "c", "d"],
  explain: (_, conditions) => joinConditions(conditions, "and"),
  requiredCount: (_, connected) => connected,
  python: {
    name: "all_of",
    summary: "True where all connected conditions are true, False where any is false.",
    requiredCount: "len(connected)",
  },
});
