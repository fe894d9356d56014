import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { AppError } from "../../platform/app-error";
import { endRun } from "./end-run";
import { ExecutionStatus } from "./execution-status.enum";
import { lostLease, pendingRun, serverExecutedRun, terminalRun } from "./run-problems";
import type { StrategyRun } from "./strategy-run.entity";
import type { FinishStrategyRunInput } from "./strategy-run.input";
import type { StrategyRunPayload } from "./strategy-run-payload.type";
import { lockRun } from "./visible-runs";

/** Ends a running run as its external executor reports: COMPLETED or FAILED. Recorded progress is kept. */
export function finishStrategyRun(
  db: EntityManager,
  viewer: Viewer,
  input: FinishStrategyRunInput,
  status: ExecutionStatus.COMPLETED | ExecutionStatus.FAILED,
): Promise<Partial<StrategyRunPayload>> {
  return db.transaction(async (tx) => {
    const run = await lockRun(tx, viewer, input.runId);
    refuseUnfinishable(run, input.leaseEpoch ?? FIRST_LEASE);
    const defaultExitStatus = status === ExecutionStatus.COMPLETED ? "ok" : "error";
    const exitStatus = input.exitStatus ?? defaultExitStatus;
    return { run: await endRun(tx, run.id, { status, exitStatus, errorMessage: input.errorMessage ?? null }) };
  });
}

/** A caller that sends no lease holds the first one, which is valid until the run is resumed. */
const FIRST_LEASE = 1;

function refuseUnfinishable(run: StrategyRun, leaseEpoch: number): void {
  if (leaseEpoch !== run.leaseEpoch) throw new AppError([lostLease()]);
  if (run.isTerminal) throw new AppError<StrategyRunPayload>([terminalRun(run)], { run });
  if (run.executionStatus === ExecutionStatus.PENDING) throw new AppError<StrategyRunPayload>([pendingRun()], { run });
  if (run.executor === "server") throw new AppError<StrategyRunPayload>([serverExecutedRun()], { run });
}
