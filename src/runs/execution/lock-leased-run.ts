import type { EntityManager } from "typeorm";
import { StrategyRun } from "../lifecycle/strategy-run.entity";

/** The right of a worker to write to a run, valid until a resume issues the next epoch. */
export interface RunLease {
  readonly runId: string;
  readonly leaseEpoch: number;
}

/** Reads and locks the run of a lease; null if the run has ended or the lease is no longer valid. */
export async function lockLeasedRun(db: EntityManager, { runId, leaseEpoch }: RunLease): Promise<StrategyRun | null> {
  const run = await db.findOne(StrategyRun, {
    comment: "lockLeasedRun",
    where: { id: runId },
    lock: { mode: "for_no_key_update" },
  });
  return run === null || run.isTerminal || run.leaseEpoch !== leaseEpoch ? null : run;
}
