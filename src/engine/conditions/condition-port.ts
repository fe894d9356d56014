import type { InputPort } from "../nodes/node-definition";

/** Input of a node that observes a condition over time. */
export const CONDITION_PORT: InputPort = {
  name: "condition",
  type: "BOOLEAN",
  required: true,
  description: "Condition to observe.",
};

/** Conditions to combine: the first two are required, the others optional. */
export function combinedPorts(names: readonly string[]): readonly InputPort[] {
  return names.map((name, index) => ({
    name,
    type: "BOOLEAN",
    required: index < 2,
    description: index < 2 ? "Condition to combine." : "Additional condition, ignored when not connected.",
  }));
}
