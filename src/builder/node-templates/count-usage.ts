import type { EntityManager } from "typeorm";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { changedBy } from "../../platform/sql/rows";

/** The strategy before it is saved again. */
interface SavedStrategy {
  readonly id: string;
  readonly logicFlow: LogicFlow;
}

/** Increments the usage count of each template that the flow uses and no version of the strategy has used before. */
export async function countUsage(
  db: EntityManager,
  userId: string,
  flow: LogicFlow,
  saved?: SavedStrategy,
): Promise<void> {
  const used = new Set(saved?.logicFlow.nodes.map(({ template }) => template));
  const names = [...new Set(flow.nodes.map(({ template }) => template))].filter((name) => !used.has(name));
  if (names.length === 0) return;
  // The rows are locked in the order of ids: two strategies saved at the same time could deadlock otherwise.
  await changedBy(
    db,
    `/* countUsage */
     with used as (
       select id
       from builder.node_templates template
       where name = any($1::text[])
         and not is_deleted
         and (is_system_template or user_id = $2)
         and not exists (
           select
           from builder.strategy_instances version
           where version.current_id = $3
             and version.logic_flow -> 'nodes' @> jsonb_build_array(jsonb_build_object('template', template.name))
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
