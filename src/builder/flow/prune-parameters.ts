import type { LogicFlow } from "../../engine/flow/logic-flow";
import type { NodeParameters } from "./node-parameters";

/** Removes the parameters of nodes that the flow does not contain. */
export function pruneParameters({ nodes }: LogicFlow, parameters: NodeParameters): NodeParameters {
  const ids = new Set(nodes.map(({ id }) => id));
  return Object.fromEntries(Object.entries(parameters).filter(([id]) => ids.has(id)));
}
