import type { EntityManager } from "typeorm";
import type { JobQueue } from "../../../platform/jobs/job-queue";
import { rowsOf } from "../../../platform/sql/rows";
import { FACTOR_ETFS } from "../../factors/factor-models";
import { enqueueCalculations } from "../../refresh/calculate-symbols";
import { activeSymbols } from "../../symbols/symbol-universe.query";

/** After the job of a factor's ETF: when no other of them is to come, every symbol's exposures are calculated from them. */
export async function calculateAfterEtf(db: EntityManager, jobs: JobQueue, symbol: string): Promise<void> {
  if (!FACTOR_ETFS.includes(symbol)) return;
  const toCome = await rowsOf(
    db,
    `/* calculateAfterEtf */
     select
     from market.symbol_onboarding_queue
     where symbol = any($1::text[]) and status in ('pending', 'processing')`,
    [FACTOR_ETFS],
  );
  if (toCome.length === 0) await enqueueCalculations(db, jobs, await activeSymbols(db));
}
