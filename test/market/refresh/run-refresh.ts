import type { PriceProvider } from "../../../src/market/price-provider";
import { CALCULATION_QUEUE, calculateSymbols } from "../../../src/market/refresh/calculate-symbols";
import { PRICES_QUEUE } from "../../../src/market/refresh/prices-job";
import { refreshPrices } from "../../../src/market/refresh/refresh-prices";
import { startRefresh } from "../../../src/market/refresh/start-refresh";
import type { TestDatabase } from "../../support/test-database";
import { type RecordedQueue, recordedQueue } from "./recorded-queue";

/** A log that keeps its lines. */
export function keptLog() {
  const lines: { message: string; facts: Record<string, unknown> }[] = [];
  const keep = (facts: unknown, message?: string) => {
    lines.push({ message: message ?? "", facts: facts as Record<string, unknown> });
  };
  return { lines, log: { warn: keep, error: keep } as never };
}

export interface Refreshing {
  readonly jobs: RecordedQueue;
  readonly lines: ReturnType<typeof keptLog>["lines"];
  /** Seconds that the chain waited before each of its jobs. */
  readonly waits: number[];
  /** Does the next job of the chain; false when there is none. */
  step(): Promise<boolean>;
  /** Calculates what the chain has left to be calculated; gives the symbols of each job. */
  calculate(): Promise<string[][]>;
}

/** A refresh of all active symbols by hand: begun, and done job by job, whenever each is due. */
export async function beginRefresh(
  database: TestDatabase,
  provider: PriceProvider,
  workMs = 60_000,
): Promise<Refreshing> {
  const jobs = recordedQueue();
  const { log, lines } = keptLog();
  const waits: number[] = [];
  await startRefresh(database.db, { jobs, log });
  return {
    jobs,
    lines,
    waits,
    async step() {
      const next = jobs.take(PRICES_QUEUE);
      if (next === undefined) return false;
      waits.push(next.afterSeconds);
      await refreshPrices(database.db, { provider, jobs, log, workMs }, next.job);
      return true;
    },
    async calculate() {
      const calculated: string[][] = [];
      for (let next = jobs.take(CALCULATION_QUEUE); next; next = jobs.take(CALCULATION_QUEUE)) {
        calculated.push(next.job.symbols);
        await calculateSymbols(database.db, next.job.symbols);
      }
      return calculated;
    },
  };
}

/** A whole refresh with everything that it leaves to be done. */
export async function wholeRefresh(database: TestDatabase, provider: PriceProvider): Promise<Refreshing> {
  const refreshing = await beginRefresh(database, provider);
  while (await refreshing.step());
  await refreshing.calculate();
  return refreshing;
}
