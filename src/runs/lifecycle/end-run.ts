import type { EntityManager } from "typeorm";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import type { ExecutionStatus } from "./execution-status.enum";
import { StrategyRun } from "./strategy-run.entity";

export interface RunEnd {
  readonly status: ExecutionStatus.COMPLETED | ExecutionStatus.FAILED | ExecutionStatus.CANCELLED;
  readonly exitStatus: string;
  readonly errorMessage: string | null;
}

/** Ends a run that the caller has locked, and returns it as it is afterwards. */
export async function endRun(db: EntityManager, runId: string, end: RunEnd): Promise<StrategyRun> {
  const [row] = await rowsOf<Row>(
    db,
    `/* endRun */
     update runs.strategy_run
     set execution_status = $2,
         exit_status = $3,
         error_message = $4,
         completed_at = clock_timestamp(),
         duration_ms = round(1000 * extract(epoch from clock_timestamp() - started_at)),
         revision = revision + 1
     where run_id = $1::uuid
     returning *`,
    [runId, end.status, end.exitStatus, end.errorMessage],
  );
  return entityReader(db, StrategyRun)(row as Row);
}
