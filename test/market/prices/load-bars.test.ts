import { loadBars } from "../../../src/market";
import { testDatabase } from "../../support/test-database";
import { dayAfter } from "./send-bars";

const database = testDatabase();

/** Series of `symbols` symbols with `days` bars each, generated one at a time. */
function* series(symbols: number, days: number, close = "11.0000") {
  for (let nth = 1; nth <= symbols; nth += 1) {
    const symbol = `S${nth}`;
    const rows = Array.from({ length: days }, (_, index) => ({
      symbol,
      date: dayAfter(index),
      open: "10.0000",
      high: "12.0000",
      low: null,
      close,
      volume: 3_000_000_000,
    }));
    yield { symbol, dataSource: "synthetic", rows };
  }
}

const countStored = async () =>
  (await database.sql("select count(*)::int as rows from market.market_data_cache"))[0].rows;

test("loads 100,000 bars in one call, and loading them again changes none", async () => {
  const load = () => loadBars(database.dataSource, series(100, 1000));
  expect(await load()).toEqual({ inserted: 100_000, updated: 0, unchanged: 0 });
  expect(await countStored()).toBe(100_000);
  expect(await load()).toEqual({ inserted: 0, updated: 0, unchanged: 100_000 });
}, 180_000);

test("updates changed bars, inserts new ones and keeps all others", async () => {
  const changed = loadBars(database.dataSource, series(2, 1005, "11.5000"));
  expect(await changed).toEqual({ inserted: 10, updated: 2000, unchanged: 0 });
  expect(await countStored()).toBe(100_010);
  const [row] = await database.sql(
    "select open, high, low, close, volume, data_source from market.market_data_cache where symbol = 'S1' limit 1",
  );
  expect(row).toEqual({
    ...{
      open: "10.0000",
      high: "12.0000",
      low: null,
      close: "11.5000",
      volume: "3000000000",
      data_source: "synthetic",
    },
  });
});

test("accepts an empty list of series", async () => {
  expect(await loadBars(database.dataSource, [])).toEqual({ inserted: 0, updated: 0, unchanged: 0 });
});

describe("a load that fails", () => {
  const bar = (date: string, close = "1") => ({
    symbol: "BROKEN",
    date,
    open: null,
    high: null,
    low: null,
    close,
    volume: null,
  });

  test.each([
    ["because a day occurs twice", [bar("2024-01-02"), bar("2024-01-02")]],
    ["because a price is not a number", [bar("2024-01-02"), bar("2024-01-03", "abc")]],
  ])("%s stores nothing, and the next one succeeds", async (_, rows) => {
    const before = await countStored();
    const load = loadBars(database.dataSource, [{ symbol: "BROKEN", dataSource: "synthetic", rows }]);
    await expect(load).rejects.toThrow();
    expect(await countStored()).toBe(before);
    expect(await loadBars(database.dataSource, series(1, 1))).toMatchObject({ inserted: 0, updated: 1 });
    await loadBars(database.dataSource, series(1, 1, "11.5000"));
  });

  test("because its source throws halfway stores nothing", async () => {
    const before = await countStored();
    function* breaking() {
      yield { symbol: "HALF", dataSource: "synthetic", rows: [bar("2024-01-02")] };
      throw new Error("the source broke");
    }
    await expect(loadBars(database.dataSource, breaking())).rejects.toThrow("the source broke");
    expect(await countStored()).toBe(before);
  });
});
