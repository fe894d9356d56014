import { numberOf } from "../../nodes/parameters";
import { combineNode } from "./combine-node";

export const nOfMNode = combineNode({
  name: "n_of_m",
  displayName: "N of M",
  description: "True if at least n of the connected conditions are true.",
  parameters: {
    n: {
      type: "integer",
      title: "Minimum",
      description: "Minimum number of true conditions. With fewer conditions connected, the result is always false.",
      minimum: 1,
      maximum: 6,
      default: 2,
    },
  },
  ports: ["a", "b", "c", "d", "e", "f"],
  explain: (params, conditions) => `at least ${numberOf(params, "n")} of ${conditions.join(", ")}`,
  requiredCount: (params) => numberOf(params, "n"),
  python: {
    name: "n_of_m",
    summary: "True where at least `n` of the connected conditions are true.",
    requiredCount: "n",
  },
});
