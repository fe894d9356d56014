import type { EntityManager } from "typeorm";
import { systemCatalogue } from "../../engine/catalogue";
import { normalizeFlow } from "../../engine/flow/normalize-flow";
import type { ReadyFlow } from "../../engine/flow/ready-flows/ready-flow";
import { rowsOf } from "../../platform/sql/rows";

/**
 * Updates the system's strategy templates in the database to the ready-made flows, matched by name, in the same way as
 * `writeNodeTemplates`. Returns the number of rows written.
 */
export async function writeStrategyTemplates(db: EntityManager, ready: readonly ReadyFlow[]): Promise<number> {
  const wanted = ready.map(rowOf).sort((one, other) => (one.name < other.name ? -1 : 1));
  const [written] = await rowsOf<{ rows: number }>(
    db,
    `/* writeStrategyTemplates */
     with wanted as (
       select *
       from jsonb_to_recordset($1::jsonb) as strategy (name text, description text, category text, logic_flow jsonb)
     ),
     gone as (
       update builder.strategy_templates template
       set is_deleted = true, deleted_at = now(), updated_at = now()
       where template.is_system_template
         and not template.is_deleted
         and template.name not in (select name from wanted)
       returning 1
     ),
     written as (
       insert into builder.strategy_templates as template (name, description, category, logic_flow, is_system_template)
       select name, description, category, logic_flow, true
       from wanted
       on conflict (name) where is_system_template and not is_deleted do update
       set description = excluded.description,
           category = excluded.category,
           logic_flow = excluded.logic_flow,
           updated_at = now()
       where (template.description, template.category, template.logic_flow)
         is distinct from (excluded.description, excluded.category, excluded.logic_flow)
       returning 1
     )
     select (select count(*) from gone)::integer + (select count(*) from written)::integer as rows`,
    [JSON.stringify(wanted)],
  );
  return written?.rows ?? 0;
}

function rowOf({ name, description, category, flow }: ReadyFlow) {
  return { name, description, category, logic_flow: normalizeFlow(flow, systemCatalogue) };
}
