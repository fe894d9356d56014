import type { PriceProvider } from "../../../src/market/price-provider";
import { CALCULATION_QUEUE, calculateSymbols } from "../../../src/market/refresh/calculate-symbols";
import { PRICES_QUEUE } from "../../../src/market/refresh/prices-job";
import { refreshPrices } from "../../../src/market/refresh/refresh-prices";
import { startRefresh } from "../../../src/market/refresh/start-refresh";
import type { TestDatabase } from "../../support/test-database";
import { type RecordedQueue, recordedQueue } from "./recorded-queue";

/** A log that records its lines. */
export function recordedLog() {
  const lines: { message: string; fields: Record<string, unknown> }[] = [];
  const record = (fields: unknown, message?: string) => {
    lines.push({ message: message ?? "", fields: fields as Record<string, unknown> });
  };
  return { lines, log: { warn: record, error: record } as never };
}

export interface Refreshing {
  readonly jobs: RecordedQueue;
  readonly lines: ReturnType<typeof recordedLog>["lines"];
  /** Delay before each job of the chain, in seconds. */
  readonly waits: number[];
  /** Runs the next job of the chain; false if there is none. */
  step(): Promise<boolean>;
  /** Runs the enqueued calculation jobs; returns the symbols of each job. */
  calculate(): Promise<string[][]>;
}

/** Starts a refresh of all active symbols, whose jobs the test runs one by one, whenever each is due. */
export async function beginRefresh(
  database: TestDatabase,
  provider: PriceProvider,
  workMs = 60_000,
): Promise<Refreshing> {
  const jobs = recordedQueue();
  const { log, lines } = recordedLog();
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

/** Runs a whole refresh, including its calculations. */
export async function wholeRefresh(database: TestDatabase, provider: PriceProvider): Promise<Refreshing> {
  const refreshing = await beginRefresh(database, provider);
  while (await refreshing.step());
  await refreshing.calculate();
  return refreshing;
}
