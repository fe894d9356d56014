import { countStatements } from "../../support/count-statements";
import { testApp } from "../../support/test-app";
import { storeCloses } from "../refresh/load-closes";
import { shifted, weekdaysUntil } from "../refresh/synthetic-prices";

const app = testApp();
const DAYS = weekdaysUntil("2024-06-28", 30);
const FIRST = DAYS[0]!;
const LAST = DAYS.at(-1)!;
const closes = (days: readonly string[], closeOf = (_day: string, _at: number) => 100) => ({
  dates: days,
  close: Float64Array.from(days, closeOf),
});
const without = (...left: string[]) => DAYS.filter((day) => !left.includes(day));
const everyDayOf = (first: string, count: number) => Array.from({ length: count }, (_, at) => shifted(first, at));
const everyDay = everyDayOf("2024-05-20", 40);

const DOCUMENT = `
  query ($symbols: [ID!]!, $from: Date, $to: Date) {
    marketDataCoverage(symbols: $symbols, from: $from, to: $to) {
      symbol bars firstPriceDate lastPriceDate missingDates gapsKnownFrom largeSteps { date change suspectedSplit }
    }
  }`;
const ask = (symbols: readonly string[], period: object = {}) => app.query(DOCUMENT, { symbols, ...period });
const coverageOf = async (symbols: readonly string[], period: object = {}) => {
  const { data, errors } = await ask(symbols, period);
  expect(errors).toBeUndefined();
  return data.marketDataCoverage;
};
const ENDS = { firstPriceDate: FIRST, lastPriceDate: LAST, gapsKnownFrom: FIRST };
const COMPLETE = { bars: 30, ...ENDS, missingDates: [], largeSteps: [] };

beforeAll(() =>
  storeCloses(
    app.database,
    new Map([
      ["SPY", closes(DAYS)],
      ["GAPPY", closes(without(DAYS[4]!, DAYS[5]!, DAYS[20]!))],
      ["WHOLE", closes(DAYS)],
      ["YOUNG", closes(DAYS.slice(10))],
      ["GONE", closes(DAYS.slice(0, 12))],
      ["COIN", closes(everyDay)],
      ["HALVED", closes(DAYS, (_, at) => (at < 15 ? 100 : 50))],
      ["MERGED", closes(DAYS, (_, at) => (at < 15 ? 1 : 10))],
      ["THREE2", closes(DAYS, (_, at) => (at < 15 ? 90 : 60))],
      ["CRASH", closes(DAYS, (_, at) => (at < 15 ? 100 : 43))],
    ]),
  ),
);

describe("trading days that are missing", () => {
  test("are those on which the market has a bar and the symbol has none", async () => {
    expect(await coverageOf(["gappy"])).toEqual([
      { ...COMPLETE, symbol: "GAPPY", bars: 27, missingDates: [DAYS[4], DAYS[5], DAYS[20]] },
    ]);
  });

  test("are none over weekends", async () => {
    expect(await coverageOf(["WHOLE"])).toEqual([{ ...COMPLETE, symbol: "WHOLE" }]);
  });

  test("are none over weekends either when a symbol that is traded every day is asked for beside it", async () => {
    const [whole, coin] = await coverageOf(["WHOLE", "COIN"]);
    expect(whole).toEqual({ ...COMPLETE, symbol: "WHOLE" });
    expect(coin).toMatchObject({ bars: 40, missingDates: [] });
  });

  test("are none before its first and after its last bar", async () => {
    expect(await coverageOf(["YOUNG", "GONE"])).toMatchObject([
      { bars: 20, firstPriceDate: DAYS[10], lastPriceDate: LAST, missingDates: [] },
      { bars: 12, firstPriceDate: FIRST, lastPriceDate: DAYS[11], missingDates: [] },
    ]);
  });

  test("are told by the exchange's rules where the index has no bars, never by other symbols", async () => {
    const bars = { QUIET: ["2022-01-03", "2022-01-04", "2022-01-31"], EVERYDAY: everyDayOf("2022-01-01", 60) };
    for (const [symbol, days] of Object.entries(bars)) await store(symbol, days);
    const [quiet, coin] = await coverageOf(["QUIET", "EVERYDAY"]);
    // Without the weekends and Martin Luther King, Jr. Day, on all of which the other symbol has a bar.
    const january = [5, 6, 7, 10, 11, 12, 13, 14, 18, 19, 20, 21, 24, 25, 26, 27, 28];
    expect(quiet).toMatchObject({
      missingDates: january.map((day) => `2022-01-${String(day).padStart(2, "0")}`),
      gapsKnownFrom: "2022-01-03",
    });
    expect(coin).toMatchObject({ bars: 60, missingDates: [] });
    expect((await coverageOf(["QUIET"]))[0]).toEqual(quiet);
  });

  test("are not all known before 1990, and the answer says so", async () => {
    await store("OLD", ["1985-03-04", "1989-12-29", "1990-01-02", "1990-01-04"]);
    expect(await coverageOf(["OLD"])).toMatchObject([{ missingDates: ["1990-01-03"], gapsKnownFrom: "1990-01-01" }]);
  });
});

const store = (symbol: string, days: readonly string[]) =>
  app.database.sql(
    `insert into market.market_data_cache (symbol, date, close, data_source) select $1, unnest($2::date[]), 1, 'synthetic'`,
    [symbol, days],
  );

describe("large steps", () => {
  test.each([
    ["HALVED", -0.5, "2:1"],
    ["MERGED", 9, "1:10"],
    ["THREE2", -1 / 3, "3:2"],
    ["CRASH", -0.57, null],
  ])("%s", async (symbol, change, suspectedSplit) => {
    const [{ largeSteps }] = await coverageOf([symbol]);
    expect(largeSteps).toEqual([{ date: DAYS[15], change: expect.closeTo(change, 12), suspectedSplit }]);
  });

  test("outside the period are not shown", async () => {
    expect(await coverageOf(["HALVED"], { from: DAYS[15] })).toMatchObject([{ bars: 15, largeSteps: [] }]);
    expect(await coverageOf(["HALVED"], { from: DAYS[14], to: DAYS[15] })).toMatchObject([
      { bars: 2, firstPriceDate: DAYS[14], lastPriceDate: DAYS[15], largeSteps: [{ suspectedSplit: "2:1" }] },
    ]);
  });
});

describe("the answer", () => {
  test("is in the order asked for, each symbol once, in any case", async () => {
    const found = await coverageOf(["whole", "GAPPY", "Whole", "none"]);
    expect(found.map(({ symbol }: { symbol: string }) => symbol)).toEqual(["WHOLE", "GAPPY", "NONE"]);
  });

  test("says of a symbol without bars that there are none", async () => {
    const ends = { firstPriceDate: null, lastPriceDate: null, gapsKnownFrom: null };
    const empty = { bars: 0, ...ends, missingDates: [], largeSteps: [] };
    expect(await coverageOf(["NONE"])).toEqual([{ symbol: "NONE", ...empty }]);
    expect(await coverageOf(["WHOLE"], { from: "2030-01-01" })).toEqual([{ symbol: "WHOLE", ...empty }]);
    expect(await coverageOf(["WHOLE"], { from: LAST, to: FIRST })).toEqual([{ symbol: "WHOLE", ...empty }]);
  });

  test("takes the ends of the period in", async () => {
    expect(await coverageOf(["GAPPY"], { from: DAYS[3], to: DAYS[6] })).toMatchObject([
      { bars: 2, firstPriceDate: DAYS[3], lastPriceDate: DAYS[6], missingDates: [DAYS[4], DAYS[5]] },
    ]);
  });

  test("takes one statement for one symbol and for a hundred", async () => {
    const many = Array.from({ length: 100 }, (_, nth) => (nth === 7 ? "GAPPY" : `S${nth}`));
    const one = await countStatements(app.database.dataSource, () => coverageOf(["GAPPY"]));
    const hundred = await countStatements(app.database.dataSource, () => coverageOf(many));
    expect(hundred.result).toHaveLength(100);
    expect(hundred.result[7]).toMatchObject({ symbol: "GAPPY", bars: 27 });
    expect(hundred.statements).toHaveLength(one.statements.length);
  });

  test.each([0, 101])("is refused for %d symbols", async (count) => {
    const { errors } = await ask(Array.from({ length: count }, (_, nth) => `S${nth}`));
    expect(errors).toMatchObject([
      { message: `\`symbols\` takes 1 to 100 symbols, but has ${count}.`, extensions: { code: "BAD_USER_INPUT" } },
    ]);
  });
});
