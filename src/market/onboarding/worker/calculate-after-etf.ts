import type { EntityManager } from "typeorm";
import type { JobQueue } from "../../../platform/jobs/job-queue";
import { rowsOf } from "../../../platform/sql/rows";
import { FACTOR_ETFS } from "../../factors/factor-models";
import { enqueueCalculations } from "../../refresh/calculate-symbols";
import { activeSymbols } from "../../symbols/symbol-universe.query";

/**
 * After the job of a factor ETF: enqueues the calculation of all active symbols once no other factor ETF is in the
 * queue.
 */
export async function calculateAfterEtf(db: EntityManager, jobs: JobQueue, symbol: string): Promise<void> {
  if (!FACTOR_ETFS.includes(symbol)) return;
  const queued = await rowsOf(
    db,
    `/* calculateAfterEtf */
     select
     from market.symbol_onboarding_queue
     where symbol = any($1::text[]) and status in ('pending', 'processing')`,
    [FACTOR_ETFS],
  );
  if (queued.length === 0) await enqueueCalculations(db, jobs, await activeSymbols(db));
}
