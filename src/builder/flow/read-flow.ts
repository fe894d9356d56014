import type { FlowNode, LogicFlow } from "../../engine/flow/logic-flow";
import type { Parameters } from "../../engine/nodes/parameters";
import type { FlowNodeInput, LogicFlowInput } from "./logic-flow.input";

/** The flow of an input as it is stored: plain objects, nothing that was left out, a node enabled unless it says no. */
export function readFlow({ nodes, edges }: LogicFlowInput): LogicFlow {
  return {
    nodes: nodes.map(readNode),
    edges: edges.map(({ from, to }) => ({
      from: { node: from.node, port: from.port },
      to: { node: to.node, port: to.port },
    })),
  };
}

function readNode({ id, template, templateVersion, params, label, isEnabled, x, y }: FlowNodeInput): FlowNode {
  return {
    id,
    template,
    ...(templateVersion == null ? {} : { templateVersion }),
    // Checked when the flow is; a draft may hold anything here.
    params: (params ?? {}) as Parameters,
    ...(label == null ? {} : { label }),
    isEnabled: isEnabled ?? true,
    ...(x == null ? {} : { x }),
    ...(y == null ? {} : { y }),
  };
}
