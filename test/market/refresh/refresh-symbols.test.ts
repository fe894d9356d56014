import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvProvider } from "../../../src/market/providers/csv/csv-provider";
import { ProviderError } from "../../../src/market/providers/provider-error";
import { refreshSymbols } from "../../../src/market/refresh/refresh-symbols";
import { A_BILLIONTH, relativeError } from "../../engine/regression/relative-error";
import { testDatabase } from "../../support/test-database";
import scenarios from "../factors/fixtures/scenarios.json";
import { scenarioCloses } from "../factors/scenario-closes";
import { type MadeUpProvider, madeUpProvider, rowsOf, storedCloses, weekdaysUntil } from "./made-up-prices";

const database = testDatabase();
const DAYS = weekdaysUntil("2024-06-28", 60);
const SYMBOLS = ["AAA", "BBB", "CCC"];
const never = new AbortController().signal;

let provider: MadeUpProvider;
const refresh = (symbols = SYMBOLS) => refreshSymbols(database.db, provider, { symbols }, never);
const lastPriceDates = async () =>
  Object.fromEntries(
    (await database.sql("select symbol, last_price_date::text as day from market.symbol_universe order by symbol")).map(
      ({ symbol, day }) => [symbol, day],
    ),
  );
const metricsDates = async () =>
  Object.fromEntries(
    (await database.sql("select symbol, metrics_date::text as day from market.symbol_daily_metrics")).map(
      ({ symbol, day }) => [symbol, day],
    ),
  );

/** All three symbols known up to the last but one day, and the provider with all days. */
beforeEach(async () => {
  await database.sql("truncate market.market_data_cache");
  await database.sql("delete from market.symbol_universe");
  provider = madeUpProvider();
  for (const symbol of SYMBOLS)
    provider.rows.set(
      symbol,
      rowsOf(symbol, DAYS.slice(0, -1), (at) => 10 + at),
    );
  await refresh();
  for (const symbol of SYMBOLS)
    provider.rows.set(
      symbol,
      rowsOf(symbol, DAYS, (at) => 10 + at),
    );
});

const BEFORE = DAYS.at(-2);
const AFTER = DAYS.at(-1);

test("a refresh brings prices, entries and figures of all its symbols up to date", async () => {
  await refresh();
  expect(await lastPriceDates()).toEqual({ AAA: AFTER, BBB: AFTER, CCC: AFTER });
  expect(await metricsDates()).toEqual({ AAA: AFTER, BBB: AFTER, CCC: AFTER });
});

test.each([
  ["is unavailable", new ProviderError("UNAVAILABLE", "Down.")],
  ["was asked too often", new ProviderError("RATE_LIMITED", "Later.", { retryAfterSeconds: 60 })],
  ["has a defect", new TypeError("undefined is not a function")],
])(
  "one symbol whose provider %s does not stop the others, and then the job fails, to be tried again",
  async (_, failure) => {
    provider.failures.set("BBB", failure);
    const refreshed = refresh();
    await expect(refreshed).rejects.toMatchObject({ message: "1 of 3 symbols failed.", errors: [failure] });
    expect(await lastPriceDates()).toEqual({ AAA: AFTER, BBB: BEFORE, CCC: AFTER });
    expect(await metricsDates()).toEqual({ AAA: AFTER, BBB: BEFORE, CCC: AFTER });
    provider.failures.clear();
    await refresh();
    expect(await lastPriceDates()).toEqual({ AAA: AFTER, BBB: AFTER, CCC: AFTER });
  },
);

test("the trouble of several symbols is all named in the one error", async () => {
  const failures = [new ProviderError("TIMEOUT", "Slow."), new ProviderError("BAD_ANSWER", "Rubbish.")] as const;
  provider.failures.set("AAA", failures[0]);
  provider.failures.set("CCC", failures[1]);
  await expect(refresh()).rejects.toMatchObject({ message: "2 of 3 symbols failed.", errors: failures });
});

test("no new prices, as over a weekend, are no failure: factors and figures are there all the same", async () => {
  await database.sql("delete from market.symbol_daily_metrics");
  for (const symbol of SYMBOLS) provider.rows.set(symbol, []);
  await refresh();
  expect(await lastPriceDates()).toEqual({ AAA: BEFORE, BBB: BEFORE, CCC: BEFORE });
  expect(await metricsDates()).toEqual({ AAA: BEFORE, BBB: BEFORE, CCC: BEFORE });
});

test("a symbol that the provider no longer knows is no failure either", async () => {
  provider.failures.set("AAA", new ProviderError("UNKNOWN_SYMBOL", "Delisted."));
  await refresh();
  expect(await lastPriceDates()).toEqual({ AAA: BEFORE, BBB: AFTER, CCC: AFTER });
});

test("a job whose time is over asks no provider and fails, to be tried again", async () => {
  const late = refreshSymbols(database.db, provider, { symbols: SYMBOLS }, AbortSignal.abort(new Error("too late")));
  await expect(late).rejects.toThrow("3 of 3 symbols failed.");
  expect(await lastPriceDates()).toEqual({ AAA: BEFORE, BBB: BEFORE, CCC: BEFORE });
});

test("an inactive symbol whose job was waiting is brought up to date, but stays inactive", async () => {
  await database.sql("update market.symbol_universe set is_active = false where symbol = 'AAA'");
  await refresh();
  const [row] = await database.sql("select is_active, added_source from market.symbol_universe where symbol = 'AAA'");
  expect(row).toEqual({ is_active: false, added_source: "batch" });
  expect(await storedCloses(database, "AAA")).toHaveLength(60);
});

test("from a folder of CSV files to the betas that NumPy finds in them", async () => {
  const folder = await mkdtemp(join(tmpdir(), "stratagraph-refresh-"));
  try {
    const { bars, etfs } = scenarioCloses({});
    const all = new Map([["STOCK", bars], ...etfs]);
    for (const [symbol, { dates, close }] of all) {
      const lines = dates.map((day, at) => `${day},${close[at]}`);
      await writeFile(join(folder, `${symbol.toLowerCase()}.csv`), `Date,Close\n${lines.join("\n")}\n`);
    }
    await refreshSymbols(database.db, csvProvider(folder), { symbols: [...all.keys()] }, never);
  } finally {
    await rm(folder, { recursive: true });
  }
  const rows = await database.sql(`
    select factor.name, exposure.beta_value as beta
    from market.symbol_factor_exposures exposure
    join market.factor_definitions factor on factor.id = exposure.factor_id
    where exposure.symbol = 'STOCK'`);
  expect(rows).toHaveLength(12);
  for (const { name, beta } of rows) {
    const expected = scenarios.scenarios[0]!.rows.find(({ factorName }) => factorName === name)!;
    expect(relativeError(beta, expected.betaValue)).toBeLessThan(A_BILLIONTH);
  }
});
