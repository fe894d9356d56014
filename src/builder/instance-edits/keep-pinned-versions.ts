import type { LogicFlow } from "../../engine/flow/logic-flow";

/** A node that was saved before stays with its template's version unless the new flow names another. */
export function keepPinnedVersions(flow: LogicFlow, saved: LogicFlow): LogicFlow {
  const former = new Map(saved.nodes.map((node) => [node.id, node]));
  const nodes = flow.nodes.map((node) => {
    const before = former.get(node.id);
    if (node.templateVersion !== undefined || before?.template !== node.template) return node;
    return before.templateVersion === undefined ? node : { ...node, templateVersion: before.templateVersion };
  });
  return { nodes, edges: flow.edges };
}
