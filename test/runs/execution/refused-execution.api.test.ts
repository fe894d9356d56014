import { randomUUID } from "node:crypto";
import { testApp } from "../../support/test-app";
import { errorsOf, tickers } from "../run-client";
import { AS_OF, execute } from "./executed-run";

const app = testApp({ samples: 1 });
const empty = testApp();
const universe = { tickers: ["AAPL"] };

afterEach(async () => {
  // A rejected request creates neither a run nor a job.
  for (const { database } of [app, empty]) {
    expect(await database.sql("select run_id from runs.strategy_run")).toEqual([]);
    expect(await database.sql("select id from pgboss.job where name = 'run-chunk'")).toEqual([]);
  }
});

describe("the strategy", () => {
  test("must exist; the message lists the built-in ones", async () => {
    const payload = await execute(app, { universe, strategyCode: "bullish_breakdown" });
    expect(errorsOf(payload)).toEqual(["NOT_FOUND input.strategyCode"]);
    expect(payload.run).toBeNull();
    expect(payload.userErrors[0].message).toMatch(/"bullish_breakdown".*bullish_breakout, leap_entry/);
  });

  test.each(["Bullish_Breakout", " leap_entry", "constructor", "__proto__"])(
    "does not have the code %j",
    async (strategyCode) => {
      expect(errorsOf(await execute(app, { universe, strategyCode }))).toEqual(["NOT_FOUND input.strategyCode"]);
    },
  );

  test("must be identified by either a code or an instance", async () => {
    for (const named of [
      { strategyCode: null },
      { strategyCode: null, instanceId: null },
      { strategyCode: "leap_entry", instanceId: randomUUID() },
    ]) {
      expect(errorsOf(await execute(app, { universe, ...named }))).toEqual(["REQUIRED input.strategyCode"]);
    }
  });

  test.each([randomUUID(), "none", "'; drop table builder.strategy_instances; --"])(
    "does not have the instance id %j",
    async (id) => {
      const payload = await execute(app, { universe, strategyCode: null, instanceId: id });
      expect(errorsOf(payload)).toEqual(["NOT_FOUND input.instanceId"]);
    },
  );

  test.each(["", "x".repeat(101)])("must have a code of 1 to 100 characters (%#)", async (strategyCode) => {
    expect(errorsOf(await execute(app, { universe, strategyCode }))).toEqual(["OUT_OF_RANGE input.strategyCode"]);
  });
});

describe("the parameters", () => {
  test("are all checked, and each problem has its path", async () => {
    const params = { rsi_lowr: 45, rsi_lower: "45", rsi_upper: 80.5, max_atr_pct: null };
    const payload = await execute(app, { universe, strategyCode: "leap_entry", params });
    expect(errorsOf(payload)).toEqual([
      "INVALID_VALUE input.params.rsi_lowr",
      "INVALID_VALUE input.params.rsi_lower",
      "OUT_OF_RANGE input.params.rsi_upper",
      "INVALID_VALUE input.params.max_atr_pct",
    ]);
    expect(payload.userErrors[0].message).toMatch(/rsi_lower, rsi_upper, max_atr_pct/);
    expect(payload.userErrors[2].message).toMatch(/between 50 and 80/);
  });

  test.each([0.0999, 20.001, -1, 1e308])("reject a volume multiple of %p", async (volume_threshold_multiple) => {
    expect(errorsOf(await execute(app, { universe, params: { volume_threshold_multiple } }))).toEqual([
      "OUT_OF_RANGE input.params.volume_threshold_multiple",
    ]);
  });

  test("of another strategy are unknown", async () => {
    expect(errorsOf(await execute(app, { universe, params: { rsi_lower: 45 } }))).toEqual([
      "INVALID_VALUE input.params.rsi_lower",
    ]);
  });
});

describe("the universe", () => {
  test.each([
    [{}],
    [{ tickers: null }],
    [{ tickers: null, source: null }],
    [{ tickers: ["AAPL"], source: null }],
    [{ tickers: ["AAPL"], source: "SYMBOL_UNIVERSE" }],
  ])("must be either tickers or a source, not %j", async (none) => {
    await expect(execute(app, { universe: none })).rejects.toThrow(/\binput\.universe.*BAD_USER_INPUT/);
  });

  test("must contain a ticker", async () => {
    expect(errorsOf(await execute(app, { universe: { tickers: [] } }))).toEqual(["REQUIRED input.universe"]);
  });

  test.each(["INSTRUMENTS", "HOLDINGS"])("must not be the empty source %s", async (source) => {
    expect(errorsOf(await execute(app, { universe: { source } }))).toEqual(["REQUIRED input.universe"]);
  });

  test("must not be SYMBOL_UNIVERSE while there are no symbols", async () => {
    expect(errorsOf(await execute(empty, { universe: { source: "SYMBOL_UNIVERSE" } }))).toEqual([
      "REQUIRED input.universe",
    ]);
  });

  test("is rejected with each invalid or duplicate ticker", async () => {
    const payload = await execute(app, { universe: { tickers: ["AA PL", "AAPL", "", " aapl ", "x".repeat(21)] } });
    expect(errorsOf(payload)).toEqual([
      "INVALID_VALUE input.universe.tickers.0",
      "INVALID_VALUE input.universe.tickers.2",
      "DUPLICATE input.universe.tickers.3",
      "INVALID_VALUE input.universe.tickers.4",
    ]);
  });

  test("contains at most 100,000 tickers", async () => {
    const payload = await execute(app, { universe: { tickers: tickers(100_001) } });
    expect(errorsOf(payload)).toEqual(["LIMIT_EXCEEDED input.universe.tickers"]);
  });
});

describe("a universe without prices", () => {
  test.each([
    ["none of its tickers is known", { tickers: ["NOSUCH", "NORTHIS"] }, AS_OF],
    ["none of its tickers is known and asOf is omitted", { tickers: ["NOSUCH"] }, null],
    ["all its prices are later", { tickers: ["AAPL", "SYN0001"] }, "2013-05-12"],
  ])("is rejected with NO_MARKET_DATA if %s", async (_, tickersOnly, asOf) => {
    const payload = await execute(app, { universe: tickersOnly, asOf });
    expect(errorsOf(payload)).toEqual(["NO_MARKET_DATA input.universe"]);
    expect(payload.userErrors[0].message).toMatch(asOf === null ? /has prices\.$/ : new RegExp(`up to ${asOf}\\.$`));
  });

  test("is rejected if there are no prices at all", async () => {
    for (const asOf of [null, AS_OF]) {
      expect(errorsOf(await execute(empty, { universe, asOf }))).toEqual(["NO_MARKET_DATA input.universe"]);
    }
  });
});

test.each(["", "k".repeat(201)])(
  "rejects an idempotency key that does not have 1 to 200 characters (%#)",
  async (idempotencyKey) => {
    expect(errorsOf(await execute(app, { universe, idempotencyKey }))).toEqual(["OUT_OF_RANGE input.idempotencyKey"]);
  },
);

test.each(["2018-02-30", "yesterday", ""])("rejects the invalid asOf %j", async (asOf) => {
  await expect(execute(app, { universe, asOf })).rejects.toThrow("BAD_USER_INPUT");
});
