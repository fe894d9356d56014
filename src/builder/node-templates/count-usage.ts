import type { EntityManager } from "typeorm";
import type { LogicFlow } from "../../engine/flow/logic-flow";

/** A strategy that is saved anew. */
interface Saved {
  readonly id: string;
  readonly logicFlow: LogicFlow;
}

/** Counts one more strategy for each template that a flow brings into its strategy: that no version of it has had yet. */
export async function countUsage(db: EntityManager, userId: string, flow: LogicFlow, saved?: Saved): Promise<void> {
  const former = new Set(saved?.logicFlow.nodes.map(({ template }) => template));
  const names = [...new Set(flow.nodes.map(({ template }) => template))].filter((name) => !former.has(name));
  if (names.length === 0) return;
  // Locked in one order, or two strategies that are saved at once could each wait for the other.
  await db.query(
    `/* countUsage */
     with used as (
       select id
       from builder.node_templates template
       where name = any($1::text[])
         and not is_deleted
         and (is_system_template or user_id = $2)
         and not exists (
           select
           from builder.strategy_instances former
           where former.current_id = $3
             and former.logic_flow -> 'nodes' @> jsonb_build_array(jsonb_build_object('template', template.name))
         )
       order by id
       for no key update
     )
     update builder.node_templates template
     set usage_count = template.usage_count + 1
     from used
     where used.id = template.id`,
    [names, userId, saved?.id ?? null],
  );
}
