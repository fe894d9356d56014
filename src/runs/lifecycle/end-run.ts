import type { EntityManager } from "typeorm";
import type { ExecutionStatus } from "./execution-status.enum";
import { StrategyRun } from "./strategy-run.entity";

export interface RunEnd {
  readonly status: ExecutionStatus.COMPLETED | ExecutionStatus.FAILED | ExecutionStatus.CANCELLED;
  readonly exitStatus: string;
  readonly errorMessage: string | null;
}

/** Ends a run that the caller holds locked, and gives it as it is then. */
export async function endRun(db: EntityManager, runId: string, end: RunEnd): Promise<StrategyRun> {
  await db
    .createQueryBuilder()
    .update(StrategyRun)
    .set({
      executionStatus: end.status,
      exitStatus: end.exitStatus,
      errorMessage: end.errorMessage,
      completedAt: () => "clock_timestamp()",
      durationMs: () => "round(1000 * extract(epoch from clock_timestamp() - started_at))",
      revision: () => "revision + 1",
    })
    .where({ id: runId })
    .execute();
  return db.findOneByOrFail(StrategyRun, { id: runId });
}
