import type { EntityManager } from "typeorm";
import { endRun } from "../lifecycle/end-run";
import { ExecutionStatus } from "../lifecycle/execution-status.enum";
import type { StrategyRun } from "../lifecycle/strategy-run.entity";
import { lockLeasedRun, type RunLease } from "./lock-leased-run";

/**
 * Completes the run of a lease if all its tickers are processed, and returns it then; otherwise null. Called after each
 * chunk, so that the last one completes the run.
 */
export function completeLeasedRun(db: EntityManager, lease: RunLease): Promise<StrategyRun | null> {
  return db.transaction(async (tx) => {
    const run = await lockLeasedRun(tx, lease);
    if (run === null || run.processedCount < run.totalCount) return null;
    return endRun(tx, run.id, { status: ExecutionStatus.COMPLETED, exitStatus: "ok", errorMessage: null });
  });
}
