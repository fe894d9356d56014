import { loadSamples } from "../../../src/market";
import { testDatabase } from "../../support/test-database";

const database = testDatabase();
const bySymbol = () =>
  database.sql<{ symbol: string; bars: number }>(
    "select symbol, count(*)::int as bars from market.market_data_cache group by symbol order by symbol",
  );

test("samples are loaded only once", async () => {
  const loaded = await loadSamples(database.dataSource, 3);
  const first = await bySymbol();
  expect(first.map(({ symbol }) => symbol)).toEqual(expect.arrayContaining(["AAPL", "SYN0001", "SYN0002", "SYN0003"]));
  expect(loaded).toBe(first.reduce((sum, { bars }) => sum + bars, 0));
  expect(await loadSamples(database.dataSource, 3)).toBe(0);
  expect(await bySymbol()).toEqual(first);
});

test("additional synthetic symbols are added without changing existing ones", async () => {
  const sums = () =>
    database.sql(
      `select symbol, sum(close) as closes, max(updated_at) as updated_at
       from market.market_data_cache
       where symbol in ('AAPL', 'SYN0001', 'SYN0002', 'SYN0003')
       group by symbol
       order by symbol`,
    );
  const before = await sums();
  expect(await loadSamples(database.dataSource, 5)).toBeGreaterThan(0);
  expect(await sums()).toEqual(before);
  expect((await bySymbol()).map(({ symbol }) => symbol)).toEqual(expect.arrayContaining(["SYN0004", "SYN0005"]));
});

test("a symbol with imported prices is not changed", async () => {
  await database.sql("delete from market.market_data_cache where symbol = 'AAPL' and date <> '2018-01-03'");
  await database.sql("update market.market_data_cache set close = 1, low = 1 where symbol = 'AAPL'");
  expect(await loadSamples(database.dataSource, 5)).toBe(0);
  expect((await bySymbol()).find(({ symbol }) => symbol === "AAPL")).toEqual({ symbol: "AAPL", bars: 1 });
});
