import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { AppError } from "../../platform/app-error";
import { endRun } from "./end-run";
import { ExecutionStatus } from "./execution-status.enum";
import { terminalRun } from "./run-problems";
import type { StrategyRunInput } from "./strategy-run.input";
import type { StrategyRunPayload } from "./strategy-run-payload.type";
import { lockRun } from "./visible-runs";

/** Cancels a run immediately. The next report of its executor is refused. */
export function cancelStrategyRun(
  db: EntityManager,
  viewer: Viewer,
  input: StrategyRunInput,
): Promise<Partial<StrategyRunPayload>> {
  return db.transaction(async (tx) => {
    const run = await lockRun(tx, viewer, input.runId);
    if (run.isTerminal) throw new AppError<StrategyRunPayload>([terminalRun(run)], { run });
    const end = { status: ExecutionStatus.CANCELLED, exitStatus: "cancelled", errorMessage: null } as const;
    return { run: await endRun(tx, run.id, end) };
  });
}
