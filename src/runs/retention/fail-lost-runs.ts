import type { EntityManager } from "typeorm";
import { changedBy } from "../../platform/sql/rows";
import type { HealthThresholds } from "../health-thresholds";

/**
 * The watchdog: fails RUNNING runs without a report for `lostAfterSeconds`, with exit status `worker_lost`. Returns the
 * number of runs.
 */
export function failLostRuns(db: EntityManager, { lostAfterSeconds }: HealthThresholds): Promise<number> {
  return changedBy(
    db,
    `/* failLostRuns */
     update runs.strategy_run run
     set execution_status = 'failed',
         exit_status = 'worker_lost',
         error_message = format('No report for %s s; the executor is presumed lost.', $1::integer),
         completed_at = clock_timestamp(),
         duration_ms = round(1000 * extract(epoch from clock_timestamp() - run.started_at)),
         revision = run.revision + 1
     where run.execution_status = 'running'
       and coalesce(run.last_progress_update, run.started_at) < clock_timestamp() - $1 * interval '1 second'`,
    [lostAfterSeconds],
  );
}
