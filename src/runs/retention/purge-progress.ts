import type { EntityManager } from "typeorm";
import { inBatches } from "../../platform/sql/in-batches";
import { rowsOf } from "../../platform/sql/rows";

/** Days for which the timeline of an ended run is kept. */
const PROGRESS_RETENTION_DAYS = 30;
/** Runs of one statement. Few, because the timeline of each may have hundreds of thousands of rows. */
const BATCH = 5;

/** Deletes the timelines of runs that ended more than 30 days ago, but no results. Returns the number of rows. */
export async function purgeProgress(db: EntityManager): Promise<number> {
  let rows = 0;
  await inBatches(async () => {
    const [purged] = await rowsOf<{ runs: number; rows: number }>(db, PURGE, [PROGRESS_RETENTION_DAYS, BATCH]);
    rows += purged?.rows ?? 0;
    return purged?.runs ?? 0;
  });
  return rows;
}

const PURGE = `/* purgeProgress */
  with ended as (
    update runs.strategy_run
    set progress_purged_at = now(), revision = revision + 1
    where run_id = any(array(
      select run.run_id
      from runs.strategy_run run
      where run.execution_status in ('completed', 'failed', 'cancelled', 'archived')
        and run.progress_purged_at is null
        and coalesce(run.completed_at, run.last_progress_update, run.created_at) < now() - $1 * interval '1 day'
      limit $2
      for no key update skip locked
    ))
    returning run_id
  ), deleted as (
    -- Run by run along the index: a join would read the whole table, most of which is kept.
    delete from runs.strategy_execution_progress progress
    where progress.run_id = any(array(select ended.run_id from ended))
    returning 1
  )
  select (select count(*) from ended)::integer as runs, (select count(*) from deleted)::integer as rows`;
