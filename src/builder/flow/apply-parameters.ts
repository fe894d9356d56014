import type { LogicFlow } from "../../engine/flow/logic-flow";
import type { Parameters } from "../../engine/nodes/parameters";
import type { NodeParameters } from "./node-parameters";

/** Returns the flow as it is checked and evaluated: `parameters` override those in its nodes. */
export function applyParameters(flow: LogicFlow, parameters: NodeParameters): LogicFlow {
  const nodes = flow.nodes.map((node) => {
    if (!Object.hasOwn(parameters, node.id)) return node;
    return { ...node, params: { ...node.params, ...(parameters[node.id] as Parameters) } };
  });
  return { nodes, edges: flow.edges };
}
