import { daysBefore } from "../../../src/engine/calendar-days";
import { bullishBreakout } from "../../../src/engine/strategies/bullish-breakout/bullish-breakout";
import { leapEntry } from "../../../src/engine/strategies/leap-entry/leap-entry";
import type { Strategy } from "../../../src/engine/strategies/strategy";
import { testApp } from "../../support/test-app";
import { readRun } from "../run-client";
import { AS_OF, endedRun, execute, executedRun, oneTo, storedBars, written } from "./executed-run";

const app = testApp({ samples: 6, works: true });
const SYMBOLS = ["AAPL", "^GSPC", "SYN0001", "SYN0002", "SYN0003", "SYN0004", "SYN0005", "SYN0006"];
const RESULTS = "results(first: 500) { nodes { ticker passed score classification errorMessage reasons metrics } }";

const METRICS: Readonly<Record<string, string>> = {
  bullish_breakout: `bar_date change_pct close company_name entry_threshold exit_signals golden_cross ma200_above
    ma200_slope_upward ma50_above macd macd_bullish macd_hist macd_signal max_score points_momentum
    points_moving_averages points_trend_direction points_volume processing_time_ms recommendation rsi14
    rsi_good_range score sma10 sma200 sma50 system_version vol_avg20 volume volume_confirmed volume_multiple
    volume_threshold volume_threshold_multiple`,
  leap_entry: `acc_days anchor_date anchored_vwap atr14 atr_pct avwap_distance_pct avwap_points bar_date
    classification close confluence dist_200_pct dist_50_pct divergence near_200 processing_time_ms rs_ok rsi14 rsi_turn score
    slope_200 sma150 sma200 sma50 suggested_stop value_zone vol_balance_ok vol_contract`,
};

/** The result of the engine itself for a ticker, from the bars of the 760 days before its last one. */
async function evaluated(strategy: Strategy, ticker: string, asOf: string) {
  const last = (await storedBars(app, ticker, "0001-01-01", asOf)).dates.at(-1)!;
  const from = daysBefore(last, 760);
  const minScore = strategy.defaultMinScore;
  const parameters = Object.fromEntries(strategy.parameters.map(({ name, default: value }) => [name, value]));
  const benchmark = strategy.benchmark === null ? null : await storedBars(app, strategy.benchmark, from, asOf);
  const found = strategy.evaluate(await storedBars(app, ticker, from, asOf), { parameters, minScore, benchmark, asOf });
  const metrics = { ...found.metrics, processing_time_ms: expect.any(Number) };
  return { ...found, ticker, errorMessage: null, metrics };
}

async function resultsOf(runId: string) {
  const { results } = await readRun(app, runId, RESULTS);
  return new Map<string, Record<string, unknown>>(results.nodes.map((node: { ticker: string }) => [node.ticker, node]));
}

describe.each([bullishBreakout, leapEntry])("$code over real and synthetic prices", (strategy) => {
  let runId: string;

  beforeAll(async () => {
    runId = await executedRun(app, SYMBOLS, { strategyCode: strategy.code });
    await endedRun(app, runId);
  });

  test("completes with every ticker once in the timeline and in the results", async () => {
    expect(await endedRun(app, runId)).toMatchObject({
      executionStatus: "COMPLETED",
      exitStatus: "ok",
      errorMessage: null,
      strategyCode: strategy.code,
      version: strategy.version,
      minScore: strategy.defaultMinScore,
      totalCount: SYMBOLS.length,
      processedCount: SYMBOLS.length,
      progressPercent: 100,
    });
    const { tickers, sequences, resultTickers } = await written(app, runId);
    expect(tickers).toEqual([...SYMBOLS].sort());
    expect(resultTickers).toEqual(tickers);
    expect(sequences).toEqual(oneTo(SYMBOLS.length));
  });

  test("returns the result of the engine for each ticker, with every documented metric", async () => {
    const results = await resultsOf(runId);
    for (const ticker of SYMBOLS) {
      expect(results.get(ticker)).toEqual(await evaluated(strategy, ticker, AS_OF));
      expect(Object.keys(results.get(ticker)?.metrics as object).sort()).toEqual(METRICS[strategy.code]?.split(/\s+/));
    }
  });

  test("stores the same in the timeline, with the processing time of each ticker", async () => {
    const { progress } = await readRun(
      app,
      runId,
      "progress { nodes { ticker passed score classification outcome processingTimeMs } }",
    );
    const results = await resultsOf(runId);
    expect(progress.nodes).toHaveLength(SYMBOLS.length);
    for (const { ticker, processingTimeMs, outcome, ...stored } of progress.nodes) {
      expect(results.get(ticker)).toMatchObject(stored);
      expect(outcome).toBe(stored.passed ? "PASSED" : "FAILED");
      expect(Number.isInteger(processingTimeMs)).toBe(true);
    }
  });
});

test("a ticker without prices fails, and the others are evaluated as usual", async () => {
  const runId = await executedRun(app, ["NOSUCH", "AAPL"]);
  expect(await endedRun(app, runId)).toMatchObject({ executionStatus: "COMPLETED", processedCount: 2 });
  const results = await resultsOf(runId);
  expect(results.get("NOSUCH")).toMatchObject({
    passed: false,
    score: null,
    classification: "insufficient",
    errorMessage: null,
    reasons: ["no_data"],
    metrics: { close: null, score: null, max_score: 7 },
  });
  expect(results.get("AAPL")).toEqual(await evaluated(bullishBreakout, "AAPL", AS_OF));
  expect((await readRun(app, runId, "summary { passedCount failedCount errorCount }")).summary).toEqual({
    passedCount: 0,
    failedCount: 2,
    errorCount: 0,
  });
});

test("the tickers are evaluated with the parameters and the minimum score of the input", async () => {
  const universe = { tickers: ["AAPL"] };
  const { run } = await execute(app, { universe, params: { volume_threshold_multiple: 0.5 }, minScore: 4 });
  expect(run).toMatchObject({ params: { volume_threshold_multiple: 0.5 }, minScore: 4 });
  await endedRun(app, run.id);
  const metrics = { volume_threshold_multiple: 0.5, entry_threshold: 4, volume_confirmed: true };
  expect((await resultsOf(run.id)).get("AAPL")).toMatchObject({ passed: true, reasons: [], metrics });
});

test("the parameters are stored and hashed with the defaults filled in", async () => {
  const universe = { tickers: ["AAPL"] };
  const [left, given] = [
    await execute(app, { universe, strategyCode: "leap_entry" }),
    await execute(app, {
      universe,
      strategyCode: "leap_entry",
      params: { max_atr_pct: 6, rsi_upper: 60, rsi_lower: 45 },
    }),
  ];
  expect(left.run.params).toEqual({ rsi_lower: 45, rsi_upper: 60, max_atr_pct: 6 });
  expect(given.run.paramsHash).toBe(left.run.paramsHash);
});

describe("asOf", () => {
  // The verdicts differ from day to day: one bar too many or too few would be noticed.
  test.each(["2018-05-08", "2017-11-10", "2018-04-30"])("limits the bars to those up to %s", async (asOf) => {
    const runId = await executedRun(app, ["AAPL", "SYN0001"], { asOf });
    await endedRun(app, runId);
    const results = await resultsOf(runId);
    for (const ticker of ["AAPL", "SYN0001"]) {
      expect(results.get(ticker)).toEqual(await evaluated(bullishBreakout, ticker, asOf));
      expect(results.get(ticker)).not.toEqual(await evaluated(bullishBreakout, ticker, AS_OF));
    }
  });

  test("limits the bars of the benchmark too", async () => {
    const asOf = "2018-04-12";
    const runId = await executedRun(app, ["AAPL"], { strategyCode: "leap_entry", asOf });
    await endedRun(app, runId);
    expect((await resultsOf(runId)).get("AAPL")).toEqual(await evaluated(leapEntry, "AAPL", asOf));
  });

  test.each([bullishBreakout, leapEntry])(
    "of a day long after the last prices makes them stale: $code",
    async (strategy) => {
      const runId = await executedRun(app, ["SYN0001"], { strategyCode: strategy.code, asOf: "2019-08-01" });
      await endedRun(app, runId);
      const stale = (await resultsOf(runId)).get("SYN0001");
      expect(stale).toEqual(await evaluated(strategy, "SYN0001", "2019-08-01"));
      expect(stale).toMatchObject({
        ...{ passed: false, score: null, classification: "insufficient", reasons: ["stale_data"] },
        metrics: { bar_date: AS_OF, sma200: expect.any(Number) },
      });
    },
  );

  test("that comes 10 days after the last prices does not shorten the history", async () => {
    // The first of the 200 bars that the strategy needs is 760 days before the last.
    await app.database.sql(
      `insert into market.market_data_cache (symbol, date, open, high, low, close, volume, data_source)
       select 'RARE', $1::date - days, 100, 101, 99, 100, 1000, 'synthetic'
       from (select 760 as days union all select generate_series(0, 198)) as bar`,
      [AS_OF],
    );
    const runId = await executedRun(app, ["RARE"], { asOf: "2018-05-21" });
    await endedRun(app, runId);
    expect((await resultsOf(runId)).get("RARE")).toMatchObject({ score: 0, metrics: { bar_date: AS_OF } });
  });

  test("makes a ticker stale beside one whose prices end later", async () => {
    const runId = await executedRun(app, ["AAPL", "^GSPC"], { asOf: null });
    await endedRun(app, runId);
    const results = await resultsOf(runId);
    expect(results.get("AAPL")).toMatchObject({ score: null, reasons: ["stale_data"], metrics: { bar_date: AS_OF } });
    expect(results.get("^GSPC")).toMatchObject({ score: expect.any(Number), metrics: { bar_date: "2020-04-17" } });
  });

  test("defaults to the latest day reached by the prices of at least half of the tickers with prices", async () => {
    // The index has prices for two more years.
    const runId = await executedRun(app, ["AAPL", "SYN0002", "^GSPC", "NOSUCH"], { asOf: null });
    await endedRun(app, runId);
    expect((await resultsOf(runId)).get("AAPL")).toEqual(await evaluated(bullishBreakout, "AAPL", AS_OF));
    expect((await resultsOf(runId)).get("SYN0002")).toEqual(await evaluated(bullishBreakout, "SYN0002", AS_OF));
  });
});
