import type { EntityManager } from "typeorm";
import { changedBy } from "../../platform/sql/rows";
import type { HealthThresholds } from "../health-thresholds";
import { OUTAGE_SECONDS } from "./report-availability";

const IS_FINISHED = "run.total_count > 0 and run.processed_count = run.total_count";

/**
 * The watchdog of external executors: ends RUNNING runs without a report for `lostAfterSeconds`. Those whose tickers are
 * all processed are COMPLETED, the others FAILED with exit status `worker_lost`. Returns the number of runs.
 *
 * Only silence while reports were possible counts: after an outage of ours the time starts anew. Runs of the server are
 * mended by `enqueueLostChunks`.
 */
export function failLostRuns(db: EntityManager, { lostAfterSeconds }: HealthThresholds): Promise<number> {
  return changedBy(
    db,
    `/* failLostRuns */
     update runs.strategy_run run
     set execution_status = case when ${IS_FINISHED} then 'completed' else 'failed' end,
         exit_status = case when ${IS_FINISHED} then 'ok' else 'worker_lost' end,
         error_message = case
           when not (${IS_FINISHED}) then format('No report for %s s; the executor is presumed lost.', $1::integer)
         end,
         completed_at = clock_timestamp(),
         duration_ms = round(1000 * extract(epoch from clock_timestamp() - run.started_at)),
         revision = run.revision + 1
     from runs.report_availability availability
     where run.execution_status = 'running'
       and run.executor = 'external'
       and availability.last_seen_at > clock_timestamp() - $2 * interval '1 second'
       and greatest(coalesce(run.last_progress_update, run.started_at), availability.available_since)
           < clock_timestamp() - $1 * interval '1 second'`,
    [lostAfterSeconds, OUTAGE_SECONDS],
  );
}
