import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { JobQueue } from "../../platform/jobs/job-queue";
import { ExecutionStatus } from "../lifecycle/execution-status.enum";
import { refuseTerminalRun } from "../lifecycle/run-problems";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import type { StrategyRunInput } from "../lifecycle/strategy-run.input";
import type { StartStrategyRunPayload } from "../lifecycle/strategy-run-payload.type";
import { lockRun } from "../lifecycle/visible-runs";
import { enqueueChunks } from "./enqueue-chunks";
import { completeWhenDone } from "./leased-run";
import { RunResume } from "./run-resume.entity";

/**
 * Goes on with a failed or cancelled run under a new lease: what is processed stays, only the rest is done. With a key
 * that has resumed this run before, hands out the lease of that time, which may be lost by now.
 */
export function resumeStrategyRun(
  db: EntityManager,
  viewer: Viewer,
  input: StrategyRunInput,
  jobs: JobQueue,
): Promise<Partial<StartStrategyRunPayload>> {
  return db.transaction(async (tx) => {
    const run = await lockRun(tx, viewer, input.runId);
    const key = input.idempotencyKey ?? null;
    const earlier = key === null ? null : await tx.findOneBy(RunResume, { runId: run.id, idempotencyKey: key });
    if (earlier !== null) return { run, leaseEpoch: earlier.leaseEpoch, wasDeduplicated: true };
    refuseUnresumable(run);
    await tx
      .createQueryBuilder()
      .update(StrategyRun)
      .set({
        executionStatus: ExecutionStatus.RUNNING,
        leaseEpoch: () => "lease_epoch + 1",
        revision: () => "revision + 1",
        startedAt: () => "coalesce(started_at, clock_timestamp())",
        // The pause is no gap between reports: health and rate begin anew.
        lastProgressUpdate: () => "clock_timestamp()",
        recentTickers: 0,
        recentSeconds: 0,
        recentBatches: 0,
        completedAt: null,
        durationMs: null,
        exitStatus: null,
        errorMessage: null,
      })
      .where({ id: run.id })
      .execute();
    const leaseEpoch = run.leaseEpoch + 1;
    if (key !== null) await tx.insert(RunResume, { runId: run.id, idempotencyKey: key, leaseEpoch });
    if (run.executor === "server" && (await enqueueChunks(tx, jobs, { runId: run.id, leaseEpoch })) === 0) {
      await completeWhenDone(tx, { runId: run.id, leaseEpoch });
    }
    return { run: await tx.findOneByOrFail(StrategyRun, { id: run.id }), leaseEpoch };
  });
}

function refuseUnresumable(run: StrategyRun): void {
  if (!run.isTerminal) {
    const message = "The run has not ended; only a failed or cancelled run can be resumed.";
    refuse<StartStrategyRunPayload>(ErrorCode.INVALID_TRANSITION, "input.runId", message, { run });
  }
  const isResumable = [ExecutionStatus.FAILED, ExecutionStatus.CANCELLED].includes(run.executionStatus);
  if (!isResumable) refuseTerminalRun(run);
  if (run.progressPurgedAt !== null) {
    const message = "The run's timeline was purged, so it cannot be continued; start a new run.";
    refuse<StartStrategyRunPayload>(ErrorCode.INVALID_TRANSITION, "input.runId", message, { run });
  }
}
