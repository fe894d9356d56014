import { setTimeout as sleep } from "node:timers/promises";
import type { Bars } from "../../../src/engine/series/bars";
import type { Asker, TestApp } from "../../support/test-app";
import { readRun } from "../run-client";

/** Last day of the AAPL prices and of the synthetic prices in the sample data. */
export const AS_OF = "2018-05-11";
const PATIENCE_MS = 60_000;

/** Calls executeStrategy and returns its payload. Default: bullish_breakout as of the last day of the samples. */
export async function execute(app: TestApp, input: object, asker?: Asker) {
  const { data, errors } = await app.query(
    `mutation ($input: ExecuteStrategyInput!) {
      payload: executeStrategy(input: $input) {
        run {
          id executionStatus strategyCode version params paramsHash minScore startedAt revision
          universeSource universeSize totalCount processedCount remainingTickers(first: 1000)
        }
        leaseEpoch
        wasDeduplicated
        userErrors { code field message }
      }
    }`,
    { input: { strategyCode: "bullish_breakout", asOf: AS_OF, ...input } },
    asker,
  );
  if (errors !== undefined) throw new Error(`The mutation failed: ${JSON.stringify(errors)}`);
  return data.payload;
}

/** Requests a run over these tickers and returns its id. */
export async function executedRun(app: TestApp, tickers: readonly string[], input: object = {}): Promise<string> {
  const { run, userErrors } = await execute(app, { universe: { tickers }, ...input });
  if (run === null) throw new Error(`The run was not created: ${JSON.stringify(userErrors)}`);
  return run.id;
}

/** Polls the run until it fulfils a condition. */
export async function waitUntil(
  app: TestApp,
  runId: string,
  isReached: (run: Awaited<ReturnType<typeof readRun>>) => boolean,
) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const run = await readRun(app, runId);
    if (isReached(run)) return run;
    if (Date.now() > deadline) throw new Error(`The condition was not reached: ${JSON.stringify(run)}`);
    await sleep(20);
  }
}

/** Waits until the run has ended. */
export function endedRun(app: TestApp, runId: string) {
  return waitUntil(app, runId, (run) => run.isTerminal);
}

/** The stored timeline, in order, and the tickers of the stored results, sorted. */
export async function written(app: TestApp, runId: string) {
  const { sql } = app.database;
  const timeline = await sql<{ ticker: string; sequence: number; processed_at: Date }>(
    `select ticker, sequence_number as sequence, processed_at
     from runs.strategy_execution_progress
     where run_id = $1
     order by sequence_number`,
    [runId],
  );
  const results = await sql<{ ticker: string }>("select ticker from runs.strategy_result where run_id = $1", [runId]);
  return {
    timeline,
    tickers: timeline.map(({ ticker }) => ticker).sort(),
    sequences: timeline.map(({ sequence }) => sequence),
    resultTickers: results.map(({ ticker }) => ticker).sort(),
  };
}

/** 1, 2, 3 … n. */
export function oneTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** The stored bars of a symbol over a period, both ends included. */
export async function storedBars(app: TestApp, symbol: string, from: string, to: string): Promise<Bars> {
  const rows = await app.database.sql(
    `select date::text, open::float8, high::float8, low::float8, close::float8, volume::float8
     from market.market_data_cache
     where symbol = $1 and date between $2 and $3
     order by date`,
    [symbol, from, to],
  );
  const column = (name: string) => Float64Array.from(rows, (row) => row[name] ?? Number.NaN);
  return {
    dates: rows.map((row) => row.date),
    open: column("open"),
    high: column("high"),
    low: column("low"),
    close: column("close"),
    volume: column("volume"),
  };
}
