import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { endRun } from "./end-run";
import { ExecutionStatus } from "./execution-status.enum";
import { refuseLostLease, refuseOutsideReport, refuseTerminalRun } from "./run-problems";
import type { FinishStrategyRunInput } from "./strategy-run.input";
import type { StrategyRunPayload } from "./strategy-run-payload.type";
import { lockRun } from "./visible-runs";

/** Ends a running run as its outside executor says: done, or failed. What was processed stays. */
export function finishStrategyRun(
  db: EntityManager,
  viewer: Viewer,
  input: FinishStrategyRunInput,
  status: ExecutionStatus.COMPLETED | ExecutionStatus.FAILED,
): Promise<Partial<StrategyRunPayload>> {
  return db.transaction(async (tx) => {
    const run = await lockRun(tx, viewer, input.runId);
    refuseLostLease(run, input.leaseEpoch);
    if (run.isTerminal) refuseTerminalRun(run);
    if (run.executionStatus !== ExecutionStatus.RUNNING) {
      refuse<StrategyRunPayload>(ErrorCode.RUN_NOT_RUNNING, "input.runId", "The run has not begun.", { run });
    }
    if (run.executor === "server") refuseOutsideReport(run);
    const usual = status === ExecutionStatus.COMPLETED ? "ok" : "error";
    const exitStatus = input.exitStatus ?? usual;
    return { run: await endRun(tx, run.id, { status, exitStatus, errorMessage: input.errorMessage ?? null }) };
  });
}
