import { systemCatalogue } from "../../engine/catalogue";
import type { LogicFlow } from "../../engine/flow/logic-flow";

/**
 * Returns the flow with the owner's id in each node that uses a user's template. An ADMIN sees flows of other users,
 * whose templates are looked up under their owner.
 */
export function withTemplateOwner({ nodes, edges }: LogicFlow, ownerId: string): LogicFlow {
  const isSystem = (template: string) => systemCatalogue.find(template) !== undefined;
  return { nodes: nodes.map((node) => (isSystem(node.template) ? node : { ...node, ownerId })), edges };
}
