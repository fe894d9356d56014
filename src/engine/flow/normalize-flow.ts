import type { Catalogue } from "../catalogue";
import { checkParameters } from "../nodes/check-parameters";
import type { FlowNode, LogicFlow } from "./logic-flow";

/**
 * The flow as it is saved: all parameters are filled in and all templates are pinned to their versions, so that new
 * defaults and new versions do not change saved flows. Nodes that cannot be checked remain unchanged.
 */
export function normalizeFlow(flow: LogicFlow, catalogue: Catalogue): LogicFlow {
  return { nodes: flow.nodes.map((node) => normalizeNode(node, catalogue)), edges: flow.edges };
}

function normalizeNode(node: FlowNode, catalogue: Catalogue): FlowNode {
  const definition = catalogue.find(node.template, node.templateVersion);
  if (!definition) return node;
  const checked = checkParameters(definition, node.params);
  return { ...node, templateVersion: definition.version, params: checked.ok ? checked.params : node.params };
}
