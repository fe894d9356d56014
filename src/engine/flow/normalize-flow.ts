import type { Catalogue } from "../catalogue";
import { checkParameters } from "../nodes/check-parameters";
import type { FlowNode, LogicFlow } from "./logic-flow";

/**
 * The flow as it is saved: every parameter written out and every template pinned to its version, so that neither a new
 * default nor a new version changes what was saved. A node that cannot be checked stays as it is.
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
