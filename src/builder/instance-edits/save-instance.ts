import type { EntityManager } from "typeorm";
import { canonicalJson } from "../../engine/canonical-json";
import { flowHash } from "../../engine/flow/flow-hash";
import type { Viewer } from "../../identity";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { StrategyInstance } from "../instances/strategy-instance.entity";
import { countUsage } from "../node-templates/count-usage";

type State = Pick<StrategyInstance, "name" | "status" | "logicFlow" | "parameters">;

/**
 * Writes the new state of a strategy into its row, which the caller has locked. If the meaning of the flow or its parameters
 * changes, the previous state is kept as an immutable row, the parent version; changes of labels or positions alone do not
 * create a version.
 */
export async function saveInstance(
  db: EntityManager,
  viewer: Viewer,
  instance: StrategyInstance,
  state: State,
): Promise<StrategyInstance> {
  const isNewVersion = meaningOf(instance) !== meaningOf(state);
  if (isNewVersion) await countUsage(db, instance.userId, state.logicFlow, instance);
  const [row] = await rowsOf<Row>(
    db,
    `/* saveInstance */
     with former as (
       insert into builder.strategy_instances
         (current_id, name, template_id, user_id, logic_flow, parameters, status, version, parent_version_id, revision,
          created_at, updated_at, created_by, updated_by)
       select id, name, template_id, user_id, logic_flow, parameters, status, version, parent_version_id, revision,
              created_at, updated_at, created_by, updated_by
       from builder.strategy_instances
       where id = $1
         and $2
       returning id
     ),
     saved as (
       update builder.strategy_instances instance
       set name = $3,
           status = $4,
           logic_flow = $5::jsonb,
           parameters = $6::jsonb,
           revision = instance.revision + 1,
           version = instance.version + $2::boolean::integer,
           parent_version_id = coalesce((select id from former), instance.parent_version_id),
           updated_at = now(),
           updated_by = $7
       where instance.id = $1
       returning *
     )
     select * from saved`,
    [
      instance.id,
      isNewVersion,
      state.name,
      state.status,
      JSON.stringify(state.logicFlow),
      JSON.stringify(state.parameters),
      viewer.id,
    ],
  );
  return entityReader(db, StrategyInstance)(row as Row);
}

function meaningOf({ logicFlow, parameters }: Pick<State, "logicFlow" | "parameters">): string {
  return `${flowHash(logicFlow)} ${canonicalJson(parameters)}`;
}
