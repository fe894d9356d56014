import type { InputPort } from "../nodes/node-definition";

/** The condition that a node watches over time. */
export const CONDITION_PORT: InputPort = {
  name: "condition",
  type: "BOOLEAN",
  required: true,
  description: "Condition that is watched.",
};

/** Conditions to combine: the first two are required, the others may stay unconnected. */
export function combinedPorts(names: readonly string[]): readonly InputPort[] {
  return names.map((name, index) => ({
    name,
    type: "BOOLEAN",
    required: index < 2,
    description: index < 2 ? "Condition to combine." : "Further condition; left out while nothing is connected.",
  }));
}
