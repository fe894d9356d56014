import type { LogicFlow } from "../../engine/flow/logic-flow";

/** Keeps the template version of each node that was saved before, unless the new flow requests another. */
export function keepPinnedVersions(flow: LogicFlow, saved: LogicFlow): LogicFlow {
  const savedNodes = new Map(saved.nodes.map((node) => [node.id, node]));
  const nodes = flow.nodes.map((node) => {
    const before = savedNodes.get(node.id);
    if (node.templateVersion !== undefined || before?.template !== node.template) return node;
    return before.templateVersion === undefined ? node : { ...node, templateVersion: before.templateVersion };
  });
  return { nodes, edges: flow.edges };
}
