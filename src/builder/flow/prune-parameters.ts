import type { LogicFlow } from "../../engine/flow/logic-flow";
import type { NodeParameters } from "./node-parameters";

/** Those parameters beside a flow whose nodes it still has. */
export function pruneParameters({ nodes }: LogicFlow, parameters: NodeParameters): NodeParameters {
  const ids = new Set(nodes.map(({ id }) => id));
  return Object.fromEntries(Object.entries(parameters).filter(([id]) => ids.has(id)));
}
