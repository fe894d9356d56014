import type { EntityManager } from "typeorm";
import { inBatches } from "../../platform/sql/in-batches";
import { changedBy } from "../../platform/sql/rows";

/** Days after which a completed run is archived. */
const ARCHIVE_AFTER_DAYS = 90;

/** Runs of one statement. */
const BATCH = 1000;

/** Marks runs that completed more than 90 days ago as ARCHIVED. Returns the number of runs. */
export function archiveRuns(db: EntityManager): Promise<number> {
  return inBatches(() =>
    changedBy(
      db,
      `/* archiveRuns */
       update runs.strategy_run
       set execution_status = 'archived', revision = revision + 1
       where run_id = any(array(
         select run.run_id
         from runs.strategy_run run
         where run.execution_status = 'completed'
           and run.completed_at < now() - $1 * interval '1 day'
         limit $2
         for no key update skip locked
       ))`,
      [ARCHIVE_AFTER_DAYS, BATCH],
    ),
  );
}
