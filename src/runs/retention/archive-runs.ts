import type { EntityManager } from "typeorm";
import { changedBy } from "../../platform/sql/rows";

/** Days after which a completed run is archived. */
const ARCHIVE_AFTER_DAYS = 90;

/** Marks runs that completed more than 90 days ago as ARCHIVED. Returns the number of runs. */
export function archiveRuns(db: EntityManager): Promise<number> {
  return changedBy(
    db,
    `/* archiveRuns */
     update runs.strategy_run run
     set execution_status = 'archived', revision = revision + 1
     where run.execution_status = 'completed'
       and run.completed_at < now() - $1 * interval '1 day'`,
    [ARCHIVE_AFTER_DAYS],
  );
}
