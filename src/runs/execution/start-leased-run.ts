import type { EntityManager } from "typeorm";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { ExecutionStatus } from "../lifecycle/execution-status.enum";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import { lockLeasedRun, type RunLease } from "./lock-leased-run";

/** Returns the run of a lease, RUNNING from now on; null if the run has ended or the lease is no longer valid. */
export function startLeasedRun(db: EntityManager, lease: RunLease): Promise<StrategyRun | null> {
  return db.transaction(async (tx) => {
    const run = await lockLeasedRun(tx, lease);
    if (run === null || run.executionStatus !== ExecutionStatus.PENDING) return run;
    const [row] = await rowsOf<Row>(
      tx,
      `/* startLeasedRun */
       update runs.strategy_run
       set execution_status = 'running',
           started_at = clock_timestamp(),
           last_progress_update = clock_timestamp(),
           revision = revision + 1
       where run_id = $1::uuid
       returning *`,
      [run.id],
    );
    return entityReader(tx, StrategyRun)(row as Row);
  });
}
