import { createHash } from "node:crypto";
import { Role } from "../../../src/identity";
import { testApp } from "../../support/test-app";
import { errorsOf, passes, readRun, report, send, start, startedRun, tickers } from "../run-client";

const app = testApp();
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("startStrategyRun", () => {
  test("creates a run that is RUNNING at once, at 0 %, under lease epoch 1", async () => {
    const before = Date.now() - 5000;
    const payload = await start(app, {
      strategyCode: "bullish_breakout",
      version: "7",
      params: { rsi: 14 },
      minScore: 5,
    });
    expect(payload).toMatchObject({ userErrors: [], leaseEpoch: 1, wasDeduplicated: false });
    expect(payload.run).toMatchObject({
      strategyCode: "bullish_breakout",
      version: "7",
      params: { rsi: 14 },
      minScore: 5,
      executionStatus: "RUNNING",
      isTerminal: false,
      completedAt: null,
      durationMs: null,
      exitStatus: null,
      errorMessage: null,
      currentTicker: null,
      processedCount: 0,
      progressPercent: 0,
      revision: 1,
      health: "HEALTHY",
      estimatedCompletion: null,
    });
    expect(Date.parse(payload.run.startedAt)).toBeGreaterThan(before);
    expect(await readRun(app, payload.run.id)).toEqual(payload.run);
  });

  test("takes universe, size and total from the tickers, normalized and in their order", async () => {
    const { run } = await start(app, { tickers: [" msft", "brk.b", "AAPL"] });
    expect(run).toMatchObject({ totalCount: 3, universeSize: 3, universeSource: "list" });
    expect(await readRun(app, run.id, "remainingTickers")).toMatchObject({
      remainingTickers: ["MSFT", "BRK-B", "AAPL"],
    });
  });

  test("accepts a total without a universe", async () => {
    const { run } = await start(app, { totalCount: 40, universeSource: "my screener" });
    expect(run).toMatchObject({ totalCount: 40, universeSize: null, universeSource: "my screener" });
    expect(await readRun(app, run.id, "remainingTickers")).toMatchObject({ remainingTickers: [] });
  });

  test("accepts a total that agrees with the tickers", async () => {
    expect(await start(app, { tickers: ["A", "B"], totalCount: 2 })).toMatchObject({ run: { totalCount: 2 } });
  });

  test("rejects a total that contradicts the tickers", async () => {
    const payload = await start(app, { strategyCode: "contradicts", tickers: ["A", "B"], totalCount: 3 });
    expect(payload).toMatchObject({ run: null, leaseEpoch: null });
    expect(errorsOf(payload)).toEqual(["INVALID_VALUE input.totalCount"]);
    expect(await app.database.sql("select from runs.strategy_run where strategy_code = 'contradicts'")).toEqual([]);
  });

  test("sets the total to 0, unknown, without tickers and total", async () => {
    expect((await start(app)).run).toMatchObject({ totalCount: 0, universeSize: null, universeSource: null });
  });

  test("reports every invalid or duplicate ticker", async () => {
    const payload = await start(app, { tickers: ["AAPL", "no ticker", "aapl ", "", "MSFT"] });
    expect(errorsOf(payload)).toEqual([
      "INVALID_VALUE input.tickers.1",
      "DUPLICATE input.tickers.2",
      "INVALID_VALUE input.tickers.3",
    ]);
  });

  test.each([
    ["REQUIRED", "input.tickers", { tickers: [] }],
    ["LIMIT_EXCEEDED", "input.tickers", { tickers: tickers(100_001) }],
    ["OUT_OF_RANGE", "input.totalCount", { totalCount: -1 }],
    ["OUT_OF_RANGE", "input.totalCount", { totalCount: 10_000_001 }],
    ["INVALID_VALUE", "input.strategyCode", { strategyCode: "drop table; --" }],
    ["INVALID_VALUE", "input.strategyCode", { strategyCode: "" }],
    ["OUT_OF_RANGE", "input.version", { version: "" }],
    ["OUT_OF_RANGE", "input.idempotencyKey", { idempotencyKey: "k".repeat(201) }],
    ["INVALID_VALUE", "input.params.note", { params: { note: "nul \0" } }],
  ])("rejects values out of range with %s at %s (%#)", async (code, field, input) => {
    expect(errorsOf(await start(app, input))).toEqual([`${code} ${field}`]);
  });

  test("accepts a universe of 100,000 tickers", async () => {
    const runId = await startedRun(app, { tickers: tickers(100_000) });
    expect(await readRun(app, runId, "remainingTickers(first: 3)")).toMatchObject({
      totalCount: 100_000,
      remainingTickers: ["T1", "T2", "T3"],
    });
  });
});

describe("paramsHash", () => {
  test("is the SHA-256 of JSON with sorted keys and without spaces", async () => {
    const { run } = await start(app, { params: { b: [1, { d: null, c: "é" }], a: 1.5 } });
    expect(run.paramsHash).toBe(sha256('{"a":1.5,"b":[1,{"c":"é","d":null}]}'));
  });

  test("depends on every value, but not on the order of the keys", async () => {
    const hash = async (params: object) => (await start(app, { params })).run.paramsHash;
    expect(await hash({ x: 1, y: { z: 2, w: 3 } })).toBe(await hash({ y: { w: 3, z: 2 }, x: 1 }));
    expect(await hash({ x: 1 })).not.toBe(await hash({ x: "1" }));
    expect(await hash({ x: [1, 2] })).not.toBe(await hash({ x: [2, 1] }));
  });
});

describe("several mutations in one document", () => {
  test("each see what the previous ones have written", async () => {
    const runId = await startedRun(app, { tickers: ["A", "B", "C"] }, await app.asker(Role.USER));
    const batch = (
      ticker: string,
    ) => `recordProgress(input: { runId: "${runId}", entries: [{ ticker: "${ticker}", passed: true }] }) {
      run { processedCount revision remainingTickers recentProgress { ticker } progress { totalCount nodes { ticker } } }
    }`;
    const { data } = await app.query(`mutation { first: ${batch("A")} second: ${batch("B")} }`);
    expect(data.first.run).toMatchObject({
      processedCount: 1,
      revision: 2,
      remainingTickers: ["B", "C"],
      recentProgress: [{ ticker: "A" }],
      progress: { totalCount: 1, nodes: [{ ticker: "A" }] },
    });
    expect(data.second.run).toMatchObject({
      processedCount: 2,
      revision: 3,
      remainingTickers: ["C"],
      recentProgress: [{ ticker: "B" }, { ticker: "A" }],
      progress: { totalCount: 2, nodes: [{ ticker: "A" }, { ticker: "B" }] },
    });
  });

  test("increase the revision of a run with every ticker and every change of status", async () => {
    const runId = await startedRun(app);
    expect((await report(app, runId, passes(tickers(3)))).run.revision).toBe(4);
    expect((await report(app, runId, passes(["T2", "T4"]))).run.revision).toBe(5);
    expect((await send(app, "completeStrategyRun", runId)).run.revision).toBe(6);
  });
});
