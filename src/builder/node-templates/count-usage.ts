import type { EntityManager } from "typeorm";
import type { LogicFlow } from "../../engine/flow/logic-flow";

/** Counts one more strategy for each template that a saved flow has and the flow before it had not. */
export async function countUsage(
  db: EntityManager,
  userId: string,
  after: LogicFlow,
  before: LogicFlow = { nodes: [], edges: [] },
): Promise<void> {
  const former = new Set(before.nodes.map(({ template }) => template));
  const names = [...new Set(after.nodes.map(({ template }) => template))].filter((name) => !former.has(name));
  if (names.length === 0) return;
  // Locked in one order, or two strategies that are saved at once could each wait for the other.
  await db.query(
    `with used as (
       select id
       from builder.node_templates
       where name = any($1::text[])
         and not is_deleted
         and (is_system_template or user_id = $2)
       order by id
       for no key update
     )
     update builder.node_templates template
     set usage_count = template.usage_count + 1
     from used
     where used.id = template.id`,
    [names, userId],
  );
}
