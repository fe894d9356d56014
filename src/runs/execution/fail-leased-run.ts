import type { EntityManager } from "typeorm";
import { endRun } from "../lifecycle/end-run";
import { ExecutionStatus } from "../lifecycle/execution-status.enum";
import { lockLeasedRun, type RunLease } from "./lock-leased-run";

/** Fails the run of a lease, unless the run has ended or the lease is no longer valid. Recorded progress is kept. */
export function failLeasedRun(db: EntityManager, lease: RunLease, errorMessage: string): Promise<void> {
  return db.transaction(async (tx) => {
    const run = await lockLeasedRun(tx, lease);
    if (run === null) return;
    await endRun(tx, run.id, { status: ExecutionStatus.FAILED, exitStatus: "error", errorMessage });
  });
}
