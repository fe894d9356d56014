import type { EntityManager } from "typeorm";
import { seesAll, type Viewer } from "../../identity";
import { AppError } from "../../platform/app-error";
import type { Condition } from "../../platform/paging/keyset-list";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { isUuid } from "../../platform/uuid";
import { unknownRun } from "./run-problems";
import { StrategyRun } from "./strategy-run.entity";

/** The condition under which a viewer sees a row of `run`: the viewer owns it or is an ADMIN. */
export function isVisibleRun(viewer: Viewer): Condition {
  return (bind) => (seesAll(viewer) ? "true" : `run.owner_id = ${bind(viewer.id)}::uuid`);
}

/** The same for a relation `requested` with a viewer in each row; its viewer_id is null if the viewer sees all runs. */
export const IS_VISIBLE_TO_REQUESTER = "(requested.viewer_id is null or run.owner_id = requested.viewer_id)";

/** Reads a run by its id; null if it does not exist or the viewer cannot see it. */
export function findRun(db: EntityManager, viewer: Viewer, id: string): Promise<StrategyRun | null> {
  return readRun(db, viewer, id, `/* findRun */ ${SELECT_VISIBLE}`);
}

/** Reads a run and locks it until the end of the transaction. Refuses with NOT_FOUND at `input.runId`. */
export async function lockRun(db: EntityManager, viewer: Viewer, id: string): Promise<StrategyRun> {
  const run = await readRun(db, viewer, id, `/* lockRun */ ${SELECT_VISIBLE} for no key update`);
  if (run === null) throw new AppError([unknownRun(id)]);
  return run;
}

const SELECT_VISIBLE = `
  select *
  from runs.strategy_run run
  where run.run_id = $1
    and ($2 or run.owner_id = $3)`;

async function readRun(db: EntityManager, viewer: Viewer, id: string, sql: string): Promise<StrategyRun | null> {
  if (!isUuid(id)) return null;
  const [row] = await rowsOf<Row>(db, sql, [id, seesAll(viewer), viewer.id]);
  return row === undefined ? null : entityReader(db, StrategyRun)(row);
}
