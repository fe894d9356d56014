import type { EntityManager } from "typeorm";
import { changedBy } from "../../platform/sql/rows";

/** Days for which the timeline of an ended run is kept. */
const PROGRESS_RETENTION_DAYS = 30;

/** Deletes the timelines of runs that ended more than 30 days ago, but no results. Returns the number of rows. */
export function purgeProgress(db: EntityManager): Promise<number> {
  return changedBy(
    db,
    `/* purgeProgress */
     with ended as (
       update runs.strategy_run run
       set progress_purged_at = now(), revision = revision + 1
       where run.execution_status in ('completed', 'failed', 'cancelled', 'archived')
         and run.progress_purged_at is null
         and coalesce(run.completed_at, run.last_progress_update, run.created_at) < now() - $1 * interval '1 day'
       returning run.run_id
     )
     -- Run by run along the index: a join would read the whole table, most of which is kept.
     delete from runs.strategy_execution_progress progress
     where progress.run_id = any(array(select ended.run_id from ended))`,
    [PROGRESS_RETENTION_DAYS],
  );
}
