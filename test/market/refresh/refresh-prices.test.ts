import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvProvider } from "../../../src/market/providers/csv/csv-provider";
import { ProviderError } from "../../../src/market/providers/provider-error";
import { PRICES_QUEUE } from "../../../src/market/refresh/prices-job";
import { refreshPrices } from "../../../src/market/refresh/refresh-prices";
import { registerSymbols } from "../../../src/market/symbols/register-symbols";
import { A_BILLIONTH, relativeError } from "../../engine/regression/relative-error";
import { testDatabase } from "../../support/test-database";
import scenarios from "../factors/fixtures/scenarios.json";
import { DAYS as FACTOR_DAYS, scenarioCloses } from "../factors/scenario-closes";
import { storeCloses, upTo } from "./load-closes";
import { beginRefresh, recordedLog, wholeRefresh } from "./run-refresh";
import { type FakeProvider, fakeProvider, priceRows, storedCloses, weekdaysUntil } from "./synthetic-prices";

const database = testDatabase();
const DAYS = weekdaysUntil("2024-06-28", 60);
const SYMBOLS = ["AAA", "BBB", "CCC"];
const [BEFORE, AFTER] = DAYS.slice(-2);

let provider: FakeProvider;
const days = async (column: string, table: string) =>
  Object.fromEntries(
    (await database.sql(`select symbol, ${column}::text as day from market.${table} order by symbol`)).map(
      ({ symbol, day }) => [symbol, day],
    ),
  );
const lastPriceDates = () => days("last_price_date", "symbol_universe");
const metricsDates = () => days("metrics_date", "symbol_daily_metrics");
const isActive = async (symbol: string) =>
  (await database.sql("select is_active from market.symbol_universe where symbol = $1", [symbol]))[0].is_active;
const requestedSymbols = () => provider.requests.map(({ symbol }) => symbol);

/** All three symbols have bars up to the day before the last; the provider has all days. */
beforeEach(async () => {
  await database.sql("truncate market.market_data_cache, market.price_refreshes");
  await database.sql("delete from market.symbol_universe");
  provider = fakeProvider();
  const provideDays = (count: number) => {
    for (const symbol of SYMBOLS)
      provider.rows.set(
        symbol,
        priceRows(symbol, DAYS.slice(0, count), (at) => 10 + at),
      );
  };
  provideDays(59);
  await database.sql("insert into market.symbol_universe (symbol) select unnest($1::text[])", [SYMBOLS]);
  await wholeRefresh(database, provider);
  provideDays(60);
  provider.requests.length = 0;
});

test("a refresh updates prices, last price dates and metrics of all symbols", async () => {
  await wholeRefresh(database, provider);
  expect(await lastPriceDates()).toEqual({ AAA: AFTER, BBB: AFTER, CCC: AFTER });
  expect(await metricsDates()).toEqual({ AAA: AFTER, BBB: AFTER, CCC: AFTER });
});

test("no new prices, as on a weekend, are not a failure, and metrics are still calculated", async () => {
  await database.sql("delete from market.symbol_daily_metrics");
  for (const symbol of SYMBOLS) provider.rows.set(symbol, []);
  const { lines } = await wholeRefresh(database, provider);
  expect(lines).toEqual([]);
  expect(await metricsDates()).toEqual({ AAA: BEFORE, BBB: BEFORE, CCC: BEFORE });
});

describe("a symbol that fails", () => {
  test.each([
    ["because the provider is unavailable", new ProviderError("UNAVAILABLE", "Down."), "Down."],
    ["with an unexpected error", new TypeError("undefined is not a function"), "Internal error; see the server log."],
  ])("%s does not stop the others, and is retried three times", async (_, failure, message) => {
    provider.failures.set("BBB", failure);
    const refreshing = await beginRefresh(database, provider);
    await refreshing.step();
    expect(await refreshing.calculate()).toEqual([SYMBOLS]);
    expect(await metricsDates()).toEqual({ AAA: AFTER, BBB: BEFORE, CCC: AFTER });
    expect(refreshing.lines.map(({ fields }) => fields)).toContainEqual({ failed: [{ symbol: "BBB", message }] });
    while (await refreshing.step());
    expect(refreshing.waits).toEqual([0, 60, 300, 1800]);
    expect(requestedSymbols()).toEqual(["AAA", "BBB", "CCC", "BBB", "BBB", "BBB"]);
    expect(refreshing.lines.at(-1)?.fields).toEqual({ symbols: ["BBB"] });
  });

  test("and succeeds in a retry is updated and recalculated alone", async () => {
    provider.failures.set("BBB", new ProviderError("TIMEOUT", "Slow."));
    const refreshing = await beginRefresh(database, provider);
    await refreshing.step();
    await refreshing.calculate();
    provider.failures.clear();
    while (await refreshing.step());
    expect(await refreshing.calculate()).toEqual([["BBB"]]);
    expect(await metricsDates()).toEqual({ AAA: AFTER, BBB: AFTER, CCC: AFTER });
    expect(await database.sql("select 1 from market.price_refreshes where ended_at is null")).toEqual([]);
  });
});

describe("after a rate limit", () => {
  const limited = (retryAfterSeconds: number | null) =>
    new ProviderError("RATE_LIMITED", "Later.", { retryAfterSeconds });

  test.each([
    [45, 45],
    [null, 300],
    [86_400, 3600],
    [0, 1],
  ])(
    "with a requested delay of %p seconds the refresh waits %p seconds, then fetches only the rest",
    async (requested, waited) => {
      provider.failures.set("BBB", limited(requested));
      const refreshing = await beginRefresh(database, provider);
      await refreshing.step();
      expect(requestedSymbols()).toEqual(["AAA", "BBB"]);
      provider.failures.clear();
      while (await refreshing.step());
      expect(refreshing.waits).toEqual([0, waited]);
      expect(requestedSymbols()).toEqual(["AAA", "BBB", "BBB", "CCC"]);
      expect(await lastPriceDates()).toEqual({ AAA: AFTER, BBB: AFTER, CCC: AFTER });
    },
  );

  test("of the first request after a wait, the refresh waits at least a minute", async () => {
    provider.failures.set("AAA", limited(2));
    const refreshing = await beginRefresh(database, provider);
    for (let steps = 0; steps < 4; steps += 1) await refreshing.step();
    expect(refreshing.waits).toEqual([0, 2, 60, 60]);
    expect(requestedSymbols()).toEqual(["AAA", "AAA", "AAA", "AAA"]);
  });
});

test("a job whose time is up passes the rest on, so that a slow provider is asked for every symbol", async () => {
  const refreshing = await beginRefresh(database, provider, 0);
  await refreshing.step();
  expect(requestedSymbols()).toEqual(["AAA"]);
  expect(await refreshing.calculate()).toEqual([]);
  while (await refreshing.step());
  expect(requestedSymbols()).toEqual(SYMBOLS);
  expect(await refreshing.calculate()).toEqual([SYMBOLS]);
  expect(await metricsDates()).toEqual({ AAA: AFTER, BBB: AFTER, CCC: AFTER });
});

test("a job that runs again after its worker died neither fetches nor enqueues again", async () => {
  const { jobs } = await beginRefresh(database, provider, 0);
  const { job } = jobs.take(PRICES_QUEUE)!;
  const work = { provider, jobs, log: recordedLog().log, workMs: 0 };
  await refreshPrices(database.db, work, job);
  await refreshPrices(database.db, work, job);
  expect(requestedSymbols()).toEqual(["AAA"]);
  expect(jobs.enqueued).toHaveLength(1);
});

describe("a symbol that the provider no longer knows", () => {
  const delist = () => provider.failures.set("AAA", new ProviderError("UNKNOWN_SYMBOL", "Delisted."));

  test("is logged, but is not a failure; after five consecutive refreshes it is no longer fetched", async () => {
    delist();
    for (let nth = 1; nth <= 4; nth += 1) {
      const { lines, waits } = await wholeRefresh(database, provider);
      expect([waits, lines.map(({ fields }) => fields)]).toEqual([[0], [{ symbols: ["AAA"] }]]);
    }
    expect(await isActive("AAA")).toBe(true);
    const { lines } = await wholeRefresh(database, provider);
    expect(lines.map(({ message }) => message)).toContain(
      "These symbols are presumed delisted and are no longer refreshed",
    );
    expect([await isActive("AAA"), await isActive("BBB")]).toEqual([false, true]);
    provider.requests.length = 0;
    await wholeRefresh(database, provider);
    expect(requestedSymbols()).toEqual(["BBB", "CCC"]);
    await registerSymbols(database.db, ["AAA"], "onboarding");
    await wholeRefresh(database, provider);
    expect(await isActive("AAA")).toBe(true);
  });

  test("and then knows again starts counting from zero", async () => {
    for (let nth = 1; nth <= 9; nth += 1) {
      if (nth === 5) provider.failures.clear();
      else delist();
      await wholeRefresh(database, provider);
    }
    expect(await isActive("AAA")).toBe(true);
  });

  test("stays active if its bars did not come from this provider", async () => {
    await database.sql("update market.market_data_cache set data_source = 'csv:plain' where symbol = 'AAA'");
    delist();
    for (let nth = 1; nth <= 6; nth += 1) await wholeRefresh(database, provider);
    expect(await isActive("AAA")).toBe(true);
  });
});

test("a symbol that becomes inactive while its job waits is updated, but stays inactive", async () => {
  const refreshing = await beginRefresh(database, provider);
  await database.sql("update market.symbol_universe set is_active = false where symbol = 'AAA'");
  while (await refreshing.step());
  expect(await isActive("AAA")).toBe(false);
  expect(await storedCloses(database, "AAA")).toHaveLength(60);
});

test("a refresh from CSV files yields the betas of NumPy for the first and the last symbol", async () => {
  const { bars, etfs } = scenarioCloses({});
  const all = new Map([["AAA", bars], ...etfs, ["ZZZ", bars]]);
  await storeCloses(database, new Map([...all].map(([symbol, closes]) => [symbol, upTo(closes, FACTOR_DAYS.at(-2)!)])));
  const folder = await mkdtemp(join(tmpdir(), "stratagraph-refresh-"));
  try {
    for (const [symbol, { dates, close }] of all) {
      const lines = dates.map((day, at) => `${day},${close[at]}`);
      await writeFile(join(folder, `${symbol.toLowerCase()}.csv`), `Date,Close\n${lines.join("\n")}\n`);
    }
    const refreshing = await beginRefresh(database, csvProvider(folder), 0);
    while (await refreshing.step()) {
      const [{ last }] = await database.sql(
        "select max(calculation_date)::text as last from market.symbol_factor_exposures",
      );
      expect(last).toBeNull();
    }
    await refreshing.calculate();
  } finally {
    await rm(folder, { recursive: true });
  }
  const rows = await database.sql(`
    select factor.name, exposure.beta_value as beta, exposure.calculation_date::text as day
    from market.symbol_factor_exposures exposure
    join market.factor_definitions factor on factor.id = exposure.factor_id
    where exposure.symbol in ('AAA', 'ZZZ')`);
  expect(rows).toHaveLength(24);
  for (const { name, beta, day } of rows) {
    const expected = scenarios.scenarios[0]!.rows.find(({ factorName }) => factorName === name)!;
    expect(relativeError(beta, expected.betaValue)).toBeLessThan(A_BILLIONTH);
    expect(day).toBe(FACTOR_DAYS.at(-1));
  }
});
