import { combineNode, joinConditions } from "./combine-node";

export const orNode = combineNode({
  name: "or",
  displayName: "Or",
  description: "True where one of the connected conditions is true, false where all are false, unknown otherwise.",
  ports: ["a", "b", "c", "d"],
  explain: (_, conditions) => joinConditions(conditions, "or"),
  wanted: () => 1,
  python: {
    name: "any_of",
    summary: "True where one of the connected conditions is true, False where all are false.",
    wanted: "1",
  },
});
