import { systemCatalogue } from "../../engine/catalogue";
import type { LogicFlow } from "../../engine/flow/logic-flow";

/** A flow to be shown, in which the nodes of own templates know whose these are: an ADMIN sees what others have drawn. */
export function withTemplateOwner({ nodes, edges }: LogicFlow, ownerId: string): LogicFlow {
  const isSystem = (template: string) => systemCatalogue.find(template) !== undefined;
  return { nodes: nodes.map((node) => (isSystem(node.template) ? node : { ...node, ownerId })), edges };
}
