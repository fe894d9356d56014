import type { EntityManager } from "typeorm";
import { seesAll, type Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { Condition } from "../../platform/paging/keyset-list";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { isUuid } from "../../platform/uuid";
import { StrategyRun } from "./strategy-run.entity";

/** The condition under which a viewer sees a run: it is theirs, or they are an ADMIN. */
export function isVisibleRun(viewer: Viewer, alias = "run"): Condition {
  return (bind) => (seesAll(viewer) ? "true" : `${alias}.owner_id = ${bind(viewer.id)}::uuid`);
}

/** The same for a relation `requested` with a viewer in each row; its viewer_id is null where the viewer sees all runs. */
export const IS_VISIBLE_TO_REQUESTER = "(requested.viewer_id is null or run.owner_id = requested.viewer_id)";

/** Reads one run by its primary key; null when there is none that the viewer may see. */
export async function findRun(db: EntityManager, viewer: Viewer, id: string): Promise<StrategyRun | null> {
  return readRun(db, viewer, id, "");
}

/** Locks one run for the rest of the transaction; refuses with NOT_FOUND at `input.runId`. */
export async function lockRun(db: EntityManager, viewer: Viewer, id: string): Promise<StrategyRun> {
  return (await readRun(db, viewer, id, "for no key update")) ?? refuseUnknownRun(id);
}

export function refuseUnknownRun(id: string): never {
  return refuse(ErrorCode.NOT_FOUND, "input.runId", `There is no run ${id.slice(0, 100)} that you can see.`);
}

async function readRun(db: EntityManager, viewer: Viewer, id: string, lock: string): Promise<StrategyRun | null> {
  if (!isUuid(id)) return null;
  const [row] = await rowsOf<Row>(
    db,
    `/* readRun */
     select *
     from runs.strategy_run run
     where run.run_id = $1
       and ($2 or run.owner_id = $3)
     ${lock}`,
    [id, seesAll(viewer), viewer.id],
  );
  return row === undefined ? null : entityReader(db, StrategyRun)(row);
}
