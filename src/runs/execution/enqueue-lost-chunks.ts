import type { EntityManager } from "typeorm";
import type { JobQueue } from "../../platform/jobs/job-queue";
import { rowsOf } from "../../platform/sql/rows";
import { completeLeasedRun } from "./complete-leased-run";
import { CHUNK_QUEUE, enqueueChunks, hasChunks } from "./enqueue-chunks";
import type { RunLease } from "./lock-leased-run";

/** A run that has just been created or reported on may have jobs that this statement does not see yet. */
const QUIET_SECONDS = 60;

/**
 * The watchdog of the server's own runs: enqueues the rest of those that have no jobs, because the queue lost them or a
 * worker was killed at the wrong moment, and completes those whose tickers are all processed. Returns their number.
 */
export async function enqueueLostChunks(db: EntityManager, jobs: JobQueue): Promise<number> {
  return db.transaction(async (tx) => {
    const leases = await rowsOf<RunLease>(tx, RUNS_WITHOUT_JOBS, [CHUNK_QUEUE, QUIET_SECONDS]);
    for (const lease of leases) {
      if ((await enqueueChunks(tx, jobs, lease)) === 0) await completeLeasedRun(tx, lease);
    }
    return leases.length;
  });
}

const RUNS_WITHOUT_JOBS = `/* enqueueLostChunks */
  select run.run_id as "runId", run.lease_epoch as "leaseEpoch"
  from runs.strategy_run run
  where run.executor = 'server'
    and run.execution_status in ('pending', 'running')
    and coalesce(run.last_progress_update, run.started_at, run.created_at) < now() - $2 * interval '1 second'
    and not ${hasChunks("$1")}
  for no key update of run skip locked`;
