import type { EntityManager } from "typeorm";
import { canonicalJson } from "../../engine/canonical-json";
import { flowHash } from "../../engine/flow/flow-hash";
import type { Viewer } from "../../identity";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { StrategyInstance } from "../instances/strategy-instance.entity";
import { countUsage } from "../node-templates/count-usage";

type State = Pick<StrategyInstance, "name" | "status" | "logicFlow" | "parameters">;

/** The columns that an earlier version keeps of the strategy. */
const VERSION_COLUMNS = `name, template_id, user_id, logic_flow, parameters, status, version, parent_version_id, revision,
  created_at, updated_at, created_by, updated_by`;

const SAVE_INSTANCE = `/* saveInstance */
  with earlier as (
    insert into builder.strategy_instances (current_id, ${VERSION_COLUMNS})
    select id, ${VERSION_COLUMNS}
    from builder.strategy_instances
    where id = :id
      and :isNewVersion::boolean
    returning id
  )
  update builder.strategy_instances instance
  set name = :name,
      status = :status,
      logic_flow = :logicFlow::jsonb,
      parameters = :parameters::jsonb,
      revision = instance.revision + 1,
      version = instance.version + :isNewVersion::boolean::integer,
      parent_version_id = coalesce((select id from earlier), instance.parent_version_id),
      updated_at = now(),
      updated_by = :viewerId
  where instance.id = :id
  returning *`;

/**
 * Writes the new state of a strategy into its row, which the caller has locked. If the meaning of the flow or its
 * parameters changes, the previous state is kept as an immutable row, the parent version; changes of labels or
 * positions alone do not create a version.
 */
export async function saveInstance(
  db: EntityManager,
  viewer: Viewer,
  instance: StrategyInstance,
  state: State,
): Promise<StrategyInstance> {
  const isNewVersion = meaningOf(instance) !== meaningOf(state);
  if (isNewVersion) await countUsage(db, instance.userId, state.logicFlow, instance);
  const [row] = await rowsOf<Row>(db, SAVE_INSTANCE, {
    id: instance.id,
    isNewVersion,
    name: state.name,
    status: state.status,
    logicFlow: JSON.stringify(state.logicFlow),
    parameters: JSON.stringify(state.parameters),
    viewerId: viewer.id,
  });
  return entityReader(db, StrategyInstance)(row as Row);
}

function meaningOf({ logicFlow, parameters }: Pick<State, "logicFlow" | "parameters">): string {
  return `${flowHash(logicFlow)} ${canonicalJson(parameters)}`;
}
