import { combineNode, joinConditions } from "./combine-node";

export const andNode = combineNode({
  name: "and",
  displayName: "And",
  description: "True where every connected condition is true, false where one is false, unknown otherwise.",
  ports: ["a", "b", "c", "d"],
  explain: (_, conditions) => joinConditions(conditions, "and"),
  wanted: (_, connected) => connected,
  python: {
    name: "all_of",
    summary: "True where every connected condition is true, False where one is false.",
    wanted: "len(connected)",
  },
});
