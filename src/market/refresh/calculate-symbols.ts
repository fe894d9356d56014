import type { EntityManager } from "typeorm";
import type { JobQueue } from "../../platform/jobs/job-queue";
import { rowsOf } from "../../platform/sql/rows";
import { refreshFactors } from "./refresh-factors";
import { refreshMetrics } from "./refresh-metrics";

export const CALCULATION_QUEUE = "calculate-symbols";

export interface CalculationJob {
  readonly symbols: readonly string[];
}

/** Small enough to hold the bars of a batch in memory, large enough to save statements. */
const BATCH_SIZE = 50;

/** Calculates and stores factor exposures and metrics of registered symbols from the stored prices. */
export async function calculateSymbols(db: EntityManager, symbols: readonly string[]): Promise<void> {
  for (const batch of batchesOf(symbols)) {
    await refreshFactors(db, batch);
    await refreshMetrics(db, batch);
  }
}

/** Enqueues background jobs that calculate the symbols. */
export function enqueueCalculations(db: EntityManager, jobs: JobQueue, symbols: readonly string[]): Promise<void> {
  return jobs.enqueue(
    db,
    CALCULATION_QUEUE,
    batchesOf(symbols).map((batch): CalculationJob => ({ symbols: batch })),
  );
}

/** Enqueues jobs for all active symbols that have prices but no metrics yet; returns the number of symbols. */
export async function enqueueMissingCalculations(db: EntityManager, jobs: JobQueue): Promise<number> {
  const rows = await rowsOf<{ symbol: string }>(
    db,
    `/* enqueueMissingCalculations */
     select universe.symbol
     from market.symbol_universe universe
     where universe.is_active
       and universe.last_price_date is not null
       and not exists (select from market.symbol_daily_metrics metrics where metrics.symbol = universe.symbol)
     order by universe.symbol`,
  );
  await enqueueCalculations(
    db,
    jobs,
    rows.map(({ symbol }) => symbol),
  );
  return rows.length;
}

function batchesOf(symbols: readonly string[]): string[][] {
  const batches: string[][] = [];
  for (let start = 0; start < symbols.length; start += BATCH_SIZE) {
    batches.push(symbols.slice(start, start + BATCH_SIZE));
  }
  return batches;
}
