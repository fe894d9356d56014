import type { FlowNode, LogicFlow } from "../../engine/flow/logic-flow";
import type { Parameters } from "../../engine/nodes/parameters";
import type { FlowNodeInput, LogicFlowInput } from "./logic-flow.input";

/** Converts an input to a flow as it is stored: plain objects without null fields; nodes are enabled by default. */
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
    // The validation of the flow checks them; a draft may contain anything here.
    params: (params ?? {}) as Parameters,
    ...(label == null ? {} : { label }),
    isEnabled: isEnabled ?? true,
    ...(x == null ? {} : { x }),
    ...(y == null ? {} : { y }),
  };
}
