import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { AppError, refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { JobQueue } from "../../platform/jobs/job-queue";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { ExecutionStatus } from "../lifecycle/execution-status.enum";
import { terminalRun } from "../lifecycle/run-problems";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import type { StrategyRunInput } from "../lifecycle/strategy-run.input";
import type { StartStrategyRunPayload } from "../lifecycle/strategy-run-payload.type";
import { lockRun } from "../lifecycle/visible-runs";
import { completeLeasedRun } from "./complete-leased-run";
import { enqueueChunks } from "./enqueue-chunks";
import { RunResume } from "./run-resume.entity";

/**
 * Resumes a failed or cancelled run under a new lease; only its remaining tickers are processed. With the idempotency
 * key of an earlier resume, returns the lease of that resume, which may no longer be valid.
 */
export function resumeStrategyRun(
  db: EntityManager,
  viewer: Viewer,
  { runId, idempotencyKey = null }: StrategyRunInput,
  jobs: JobQueue,
): Promise<Partial<StartStrategyRunPayload>> {
  return db.transaction(async (tx) => {
    const run = await lockRun(tx, viewer, runId);
    const earlier = await findResume(tx, run.id, idempotencyKey);
    if (earlier !== null) return { run, leaseEpoch: earlier.leaseEpoch, wasDeduplicated: true };
    refuseUnresumable(run);
    const resumed = await reopenRun(tx, run.id);
    if (idempotencyKey !== null) await insertResume(tx, resumed, idempotencyKey);
    const completed = run.executor === "server" ? await enqueueOrComplete(tx, jobs, resumed) : null;
    return { run: completed ?? resumed, leaseEpoch: resumed.leaseEpoch };
  });
}

function refuseUnresumable(run: StrategyRun): void {
  const refuseTransition = (message: string) =>
    refuse<StartStrategyRunPayload>(ErrorCode.INVALID_TRANSITION, "input.runId", message, { run });
  if (!run.isTerminal) {
    refuseTransition("The run has not ended; only a FAILED or CANCELLED run can be resumed.");
  }
  if (![ExecutionStatus.FAILED, ExecutionStatus.CANCELLED].includes(run.executionStatus)) {
    throw new AppError<StartStrategyRunPayload>([terminalRun(run)], { run });
  }
  if (run.progressPurgedAt !== null) {
    refuseTransition("The timeline of the run was purged, so it cannot be resumed; start a new run.");
  }
}

async function findResume(db: EntityManager, runId: string, key: string | null): Promise<RunResume | null> {
  if (key === null) return null;
  return db.findOne(RunResume, { comment: "findResume", where: { runId, idempotencyKey: key } });
}

async function insertResume(db: EntityManager, { id, leaseEpoch }: StrategyRun, key: string): Promise<void> {
  await rowsOf(
    db,
    `/* insertResume */
     insert into runs.strategy_run_resume (run_id, idempotency_key, lease_epoch)
     values ($1, $2, $3)`,
    [id, key, leaseEpoch],
  );
}

/** Makes the run RUNNING under the next lease. Health and rate start again: the pause is not a gap between reports. */
async function reopenRun(db: EntityManager, runId: string): Promise<StrategyRun> {
  const [row] = await rowsOf<Row>(
    db,
    `/* reopenRun */
     update runs.strategy_run
     set execution_status = 'running',
         lease_epoch = lease_epoch + 1,
         revision = revision + 1,
         started_at = coalesce(started_at, clock_timestamp()),
         last_progress_update = clock_timestamp(),
         (recent_tickers, recent_seconds, recent_batches) = (0, 0, 0),
         (completed_at, duration_ms, exit_status, error_message) = (null, null, null, null)
     where run_id = $1::uuid
     returning *`,
    [runId],
  );
  return entityReader(db, StrategyRun)(row as Row);
}

/** Enqueues what is left to do. If nothing is, completes the run and returns it; otherwise null. */
async function enqueueOrComplete(db: EntityManager, jobs: JobQueue, run: StrategyRun): Promise<StrategyRun | null> {
  const lease = { runId: run.id, leaseEpoch: run.leaseEpoch };
  const chunks = await enqueueChunks(db, jobs, lease);
  return chunks === 0 ? completeLeasedRun(db, lease) : null;
}
