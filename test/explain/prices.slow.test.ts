import { closePrice, latestPriceDate, listBars, symbolsWithBars } from "../../src/market/prices/price-bar.query";
import { readBars } from "../../src/market/prices/read-bars";
import { testDatabase } from "../support/test-database";
import { explainOne } from "./explain-call";

const database = testDatabase();
const BY_SYMBOL = { indexes: ["uq_market_data_cache_symbol_date"], scanned: [] };
const YEAR = { from: "2020-01-01", to: "2020-12-31" };

/** Stores 100 symbols with 1,000 bars each. */
beforeAll(async () => {
  await database.sql(`
    insert into market.market_data_cache (symbol, date, open, high, low, close, volume, data_source)
    select 'S' || symbol.nth, date '2019-01-01' + day.nth, 10, 12, 9, 11, 1000, 'synthetic'
    from generate_series(1, 100) as symbol (nth)
    cross join generate_series(1, 1000) as day (nth)`);
  await database.sql("analyze market.market_data_cache");
}, 120_000);

test.each<[string, () => Promise<unknown>]>([
  ["a page of a symbol's bars", () => listBars(database.db, "S7", YEAR, { first: 50 })],
  ["the bars of one symbol for a strategy", () => readBars(database.db, ["S7"], YEAR)],
  ["the bars of several symbols for a chunk of a run", () => readBars(database.db, ["S7", "S8", "S9"], YEAR)],
  [
    "the bars of several symbols, counted back from the last bar of each,",
    () => readBars(database.db, ["S7", "S8", "S9"], { from: null, to: "2021-12-31", lookbackDays: 760 }),
  ],
  ["the close of one day", () => closePrice(database.db, "S7", "2020-05-05")],
  ["the latest price date of one symbol", () => latestPriceDate(database.db, "S7")],
  ["whether symbols have bars", () => symbolsWithBars(database.db, ["S7", "S8", "NONE"], "2020-01-01")],
])("%s is read by the index on symbol and date", async (_, call) => {
  expect(await explainOne(database, call)).toMatchObject(BY_SYMBOL);
});

test("a page of bars is read in index order without sorting", async () => {
  const plan = await explainOne(database, () => listBars(database.db, "S7", YEAR, { first: 50 }));
  expect(plan.filters).toEqual([]);
  expect(plan.steps).not.toContain("Sort");
});

test("the latest price date of all symbols is read from the end of the date index", async () => {
  const plan = await explainOne(database, () => latestPriceDate(database.db, null));
  expect(plan).toMatchObject({ indexes: ["ix_market_data_cache_date"], scanned: [] });
});
