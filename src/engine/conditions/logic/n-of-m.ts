import { numberOf } from "../../nodes/parameters";
import { combineNode } from "./combine-node";

export const nOfMNode = combineNode({
  name: "n_of_m",
  displayName: "N of M",
  description: "True where at least n of the connected conditions are true, false where too few of them can be.",
  parameters: {
    n: {
      type: "integer",
      title: "How many",
      description: "Number of conditions that have to be true; never true with fewer connected.",
      minimum: 1,
      maximum: 6,
      default: 2,
    },
  },
  ports: ["a", "b", "c", "d", "e", "f"],
  explain: (params, conditions) => `at least ${numberOf(params, "n")} of (${conditions.join("; ")})`,
  wanted: (params) => numberOf(params, "n"),
  python: { name: "n_of_m", summary: "True where at least `n` of the connected conditions are true.", wanted: "n" },
});
