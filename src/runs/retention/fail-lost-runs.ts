import type { EntityManager } from "typeorm";
import { changedBy } from "../../platform/sql/rows";
import { CHUNK_QUEUE, hasChunks } from "../execution/enqueue-chunks";
import type { HealthThresholds } from "../health-thresholds";

/**
 * The watchdog: fails RUNNING runs without a report for `lostAfterSeconds`, with exit status `worker_lost`. Returns the
 * number of runs. Runs of the server that wait in the queue for their turn are not lost.
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
       -- A run of the server that has a place in the queue is not lost.
       and not (run.executor = 'server' and ${hasChunks("$2")})
       and coalesce(run.last_progress_update, run.started_at) < clock_timestamp() - $1 * interval '1 second'`,
    [lostAfterSeconds, CHUNK_QUEUE],
  );
}
