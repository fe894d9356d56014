import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { AppError } from "../../platform/app-error";
import { endRun, type RunEnd } from "./end-run";
import { ExecutionStatus } from "./execution-status.enum";
import { lostLease, pendingRun, serverExecutedRun, terminalRun } from "./run-problems";
import type { StrategyRun } from "./strategy-run.entity";
import type { FinishStrategyRunInput } from "./strategy-run.input";
import type { StrategyRunPayload } from "./strategy-run-payload.type";
import { lockRun } from "./visible-runs";

/**
 * Ends a running run as its external executor reports: COMPLETED or FAILED. Recorded progress is kept. Calling it again
 * with the same end changes nothing and succeeds.
 */
export function finishStrategyRun(
  db: EntityManager,
  viewer: Viewer,
  input: FinishStrategyRunInput,
  status: ExecutionStatus.COMPLETED | ExecutionStatus.FAILED,
): Promise<Partial<StrategyRunPayload>> {
  return db.transaction(async (tx) => {
    const run = await lockRun(tx, viewer, input.runId);
    const defaultExitStatus = status === ExecutionStatus.COMPLETED ? "ok" : "error";
    const end: RunEnd = {
      status,
      exitStatus: input.exitStatus ?? defaultExitStatus,
      errorMessage: input.errorMessage ?? null,
    };
    const leaseEpoch = input.leaseEpoch ?? FIRST_LEASE;
    if (leaseEpoch === run.leaseEpoch && hasEndedSo(run, end)) return { run };
    refuseUnfinishable(run, leaseEpoch);
    return { run: await endRun(tx, run.id, end) };
  });
}

/** Whether the run has ended in just this way already: the answer to an earlier call was lost. */
function hasEndedSo(run: StrategyRun, end: RunEnd): boolean {
  return (
    run.executionStatus === end.status && run.exitStatus === end.exitStatus && run.errorMessage === end.errorMessage
  );
}

/** A caller that sends no lease holds the first one, which is valid until the run is resumed. */
const FIRST_LEASE = 1;

function refuseUnfinishable(run: StrategyRun, leaseEpoch: number): void {
  if (leaseEpoch !== run.leaseEpoch) throw new AppError([lostLease()]);
  if (run.isTerminal) throw new AppError<StrategyRunPayload>([terminalRun(run)], { run });
  if (run.executionStatus === ExecutionStatus.PENDING) throw new AppError<StrategyRunPayload>([pendingRun()], { run });
  if (run.executor === "server") throw new AppError<StrategyRunPayload>([serverExecutedRun()], { run });
}
