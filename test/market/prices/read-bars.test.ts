import { readBars } from "../../../src/market/prices/read-bars";
import { testDatabase } from "../../support/test-database";

const database = testDatabase();

/** EARLY has a bar on each day of January 2024, LATE on each day of February, HOLEY on the last day of each month. */
beforeAll(() =>
  database.sql(`
    insert into market.market_data_cache (symbol, date, open, high, low, close, volume, data_source)
    select symbol, date, 10, 12, 9, extract(day from date), 1000, 'synthetic'
    from (
      select 'EARLY', date '2024-01-01' + nth from generate_series(0, 30) as nth
      union all
      select 'LATE', date '2024-02-01' + nth from generate_series(0, 28) as nth
      union all
      values ('HOLEY', date '2023-12-31'), ('HOLEY', '2024-01-31'), ('HOLEY', '2024-02-29')
    ) as bar (symbol, date)`),
);

async function ends(symbols: readonly string[], period: Parameters<typeof readBars>[2]) {
  const bars = await readBars(database.db, symbols, period);
  return Object.fromEntries([...bars].map(([symbol, { dates }]) => [symbol, [dates[0], dates.at(-1), dates.length]]));
}

test("counts the history back from the last bar of each symbol up to the day, not from that day", async () => {
  const period = { from: null, to: "2024-02-20", lookbackDays: 5 };
  expect(await ends(["EARLY", "LATE", "HOLEY", "NONE"], period)).toEqual({
    EARLY: ["2024-01-26", "2024-01-31", 6],
    LATE: ["2024-02-15", "2024-02-20", 6],
    HOLEY: ["2024-01-31", "2024-01-31", 1],
  });
});

test("applies both bounds: the first day and the history", async () => {
  const period = { from: "2024-01-30", to: "2024-03-31" };
  expect(await ends(["EARLY", "HOLEY"], { ...period, lookbackDays: 10 })).toEqual({
    EARLY: ["2024-01-30", "2024-01-31", 2],
    HOLEY: ["2024-02-29", "2024-02-29", 1],
  });
  expect(await ends(["EARLY", "HOLEY"], period)).toEqual({
    EARLY: ["2024-01-30", "2024-01-31", 2],
    HOLEY: ["2024-01-31", "2024-02-29", 2],
  });
});

test("omits symbols whose bars are all outside the period", async () => {
  expect(await ends(["EARLY", "LATE"], { from: null, to: "2024-01-01", lookbackDays: null })).toEqual({
    EARLY: ["2024-01-01", "2024-01-01", 1],
  });
  expect(await ends(["EARLY"], { from: "2024-02-01", to: "2024-02-29" })).toEqual({});
});

test("returns each bar once for a symbol that is requested twice", async () => {
  expect(await ends(["HOLEY", "HOLEY"], { from: null, to: "2024-12-31" })).toMatchObject({
    HOLEY: ["2023-12-31", "2024-02-29", 3],
  });
});
