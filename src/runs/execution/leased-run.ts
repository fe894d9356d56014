import type { EntityManager } from "typeorm";
import { endRun } from "../lifecycle/end-run";
import { ExecutionStatus } from "../lifecycle/execution-status.enum";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import type { RunChunk } from "./enqueue-chunks";

type Lease = Pick<RunChunk, "runId" | "leaseEpoch">;

/** The run of a chunk, RUNNING from its first chunk on; null when it has ended or another lease is in force. */
export function beginRun(db: EntityManager, lease: Lease): Promise<StrategyRun | null> {
  return db.transaction(async (tx) => {
    const run = await lockLeased(tx, lease);
    if (run === null || run.executionStatus !== ExecutionStatus.PENDING) return run;
    await tx
      .createQueryBuilder()
      .update(StrategyRun)
      .set({
        executionStatus: ExecutionStatus.RUNNING,
        startedAt: () => "clock_timestamp()",
        lastProgressUpdate: () => "clock_timestamp()",
        revision: () => "revision + 1",
      })
      .where({ id: run.id })
      .execute();
    return tx.findOneByOrFail(StrategyRun, { id: run.id });
  });
}

/** Completes a run whose tickers are all processed; every chunk asks, the last one finds it so. */
export function completeWhenDone(db: EntityManager, lease: Lease): Promise<void> {
  return db.transaction(async (tx) => {
    const run = await lockLeased(tx, lease);
    if (run === null || run.processedCount < run.totalCount) return;
    await endRun(tx, run.id, { status: ExecutionStatus.COMPLETED, exitStatus: "ok", errorMessage: null });
  });
}

/** Fails a run one of whose chunks has failed for good; what is processed stays. */
export function failRunOfChunk(db: EntityManager, lease: Lease, errorMessage: string): Promise<void> {
  return db.transaction(async (tx) => {
    const run = await lockLeased(tx, lease);
    if (run === null) return;
    await endRun(tx, run.id, { status: ExecutionStatus.FAILED, exitStatus: "error", errorMessage });
  });
}

async function lockLeased(db: EntityManager, { runId, leaseEpoch }: Lease): Promise<StrategyRun | null> {
  const run = await db.findOne(StrategyRun, { where: { id: runId }, lock: { mode: "for_no_key_update" } });
  return run === null || run.isTerminal || run.leaseEpoch !== leaseEpoch ? null : run;
}
