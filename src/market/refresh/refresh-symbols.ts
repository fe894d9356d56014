import type { EntityManager } from "typeorm";
import type { JobQueue } from "../../platform/jobs/job-queue";
import type { PriceProvider } from "../providers/price-provider";
import { ProviderError } from "../providers/provider-error";
import { registerSymbols } from "../symbols/register-symbols";
import { activeSymbols } from "../symbols/symbol-universe.query";
import { refreshFactors } from "./refresh-factors";
import { refreshMetrics } from "./refresh-metrics";
import { updatePrices } from "./update-prices";

export const REFRESH_QUEUE = "refresh-symbols";

/** Few enough that the slowest provider answers for all of them well within a job's time. */
const SYMBOLS_A_JOB = 10;

export interface RefreshJob {
  readonly symbols: readonly string[];
}

/** The daily batch: background jobs for every symbol that is kept up. Gives the number of symbols. */
export async function enqueueRefresh(db: EntityManager, jobs: JobQueue): Promise<number> {
  const symbols = await activeSymbols(db);
  const batches: RefreshJob[] = [];
  for (let start = 0; start < symbols.length; start += SYMBOLS_A_JOB) {
    batches.push({ symbols: symbols.slice(start, start + SYMBOLS_A_JOB) });
  }
  await db.transaction((tx) => jobs.enqueue(tx, REFRESH_QUEUE, batches));
  return symbols.length;
}

/**
 * Brings prices, factors and figures of some symbols up to date. A symbol without new prices is no failure: its factors
 * and figures are calculated from what is stored. Any other trouble of the provider is thrown after the rest is done, so
 * that the job is tried again.
 */
export async function refreshSymbols(
  db: EntityManager,
  provider: PriceProvider,
  { symbols }: RefreshJob,
  signal: AbortSignal,
): Promise<void> {
  const troubles: unknown[] = [];
  for (const symbol of symbols) {
    await updatePrices(db, provider, symbol, signal).catch((error: unknown) => {
      const isExpected = error instanceof ProviderError && error.isPermanent;
      if (!isExpected) troubles.push(error);
    });
  }
  await registerSymbols(db, symbols, "batch");
  await refreshFactors(db, symbols);
  await refreshMetrics(db, symbols);
  if (troubles.length > 0)
    throw new AggregateError(troubles, `${troubles.length} of ${symbols.length} symbols failed.`);
}
