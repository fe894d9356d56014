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
const without = (...skipped: string[]) => DAYS.filter((day) => !skipped.includes(day));
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
      ["CRASH", closes(DAYS, (_, at) => (at < 15 ? 100 : 40))],
    ]),
  ),
);

test("costs by symbol: one field may have 100, a document with many of them is refused", async () => {
  const symbols = Array.from({ length: 100 }, (_, nth) => `S${nth}`);
  expect(await coverageOf(symbols)).toHaveLength(100);
  const field = (alias: string) => `${alias}: marketDataCoverage(symbols: $symbols) { bars }`;
  const document = `query ($symbols: [ID!]!) { ${field("one")} ${field("other")} }`;
  const codes = async (count: number) =>
    (await app.query(document, { symbols: symbols.slice(0, count) })).errors?.map(({ extensions }) => extensions.code);
  expect(await codes(50)).toBeUndefined();
  expect(await codes(100)).toEqual(["QUERY_TOO_COMPLEX"]);
});

describe("missing trading days", () => {
  test("are the days on which the index has a bar and the symbol has none", async () => {
    expect(await coverageOf(["gappy"])).toEqual([
      { ...COMPLETE, symbol: "GAPPY", bars: 27, missingDates: [DAYS[4], DAYS[5], DAYS[20]] },
    ]);
  });

  test("do not include weekends", async () => {
    expect(await coverageOf(["WHOLE"])).toEqual([{ ...COMPLETE, symbol: "WHOLE" }]);
  });

  test("do not include weekends if a symbol that trades every day is requested together", async () => {
    const [whole, coin] = await coverageOf(["WHOLE", "COIN"]);
    expect(whole).toEqual({ ...COMPLETE, symbol: "WHOLE" });
    expect(coin).toMatchObject({ bars: 40, missingDates: [] });
  });

  test("do not include days before the first and after the last bar", async () => {
    expect(await coverageOf(["YOUNG", "GONE"])).toMatchObject([
      { bars: 20, firstPriceDate: DAYS[10], lastPriceDate: LAST, missingDates: [] },
      { bars: 12, firstPriceDate: FIRST, lastPriceDate: DAYS[11], missingDates: [] },
    ]);
  });

  test("follow the exchange's holiday rules where the index has no bars, not the bars of other symbols", async () => {
    const bars = { QUIET: ["2022-01-03", "2022-01-04", "2022-01-31"], EVERYDAY: everyDayOf("2022-01-01", 60) };
    for (const [symbol, days] of Object.entries(bars)) await store(symbol, days);
    const [quiet, coin] = await coverageOf(["QUIET", "EVERYDAY"]);
    // Excludes weekends and Martin Luther King, Jr. Day, on which the other symbol has bars.
    const january = [5, 6, 7, 10, 11, 12, 13, 14, 18, 19, 20, 21, 24, 25, 26, 27, 28];
    expect(quiet).toMatchObject({
      missingDates: january.map((day) => `2022-01-${String(day).padStart(2, "0")}`),
      gapsKnownFrom: "2022-01-03",
    });
    expect(coin).toMatchObject({ bars: 60, missingDates: [] });
    expect((await coverageOf(["QUIET"]))[0]).toEqual(quiet);
  });

  test("are incomplete before 1990, which gapsKnownFrom reports", async () => {
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
    ["CRASH", -0.6, null],
  ])("%s", async (symbol, change, suspectedSplit) => {
    const [{ largeSteps }] = await coverageOf([symbol]);
    expect(largeSteps).toEqual([{ date: DAYS[15], change: expect.closeTo(change, 12), suspectedSplit }]);
  });

  test("outside the period are not returned", async () => {
    expect(await coverageOf(["HALVED"], { from: DAYS[15] })).toMatchObject([{ bars: 15, largeSteps: [] }]);
    expect(await coverageOf(["HALVED"], { from: DAYS[14], to: DAYS[15] })).toMatchObject([
      { bars: 2, firstPriceDate: DAYS[14], lastPriceDate: DAYS[15], largeSteps: [{ suspectedSplit: "2:1" }] },
    ]);
  });
});

describe("the result", () => {
  test("has each symbol once, in the requested order, whatever its case", async () => {
    const found = await coverageOf(["whole", "GAPPY", "Whole", "none"]);
    expect(found.map(({ symbol }: { symbol: string }) => symbol)).toEqual(["WHOLE", "GAPPY", "NONE"]);
  });

  test("of a symbol without bars has zero bars and null dates", async () => {
    const ends = { firstPriceDate: null, lastPriceDate: null, gapsKnownFrom: null };
    const empty = { bars: 0, ...ends, missingDates: [], largeSteps: [] };
    expect(await coverageOf(["NONE"])).toEqual([{ symbol: "NONE", ...empty }]);
    expect(await coverageOf(["WHOLE"], { from: "2030-01-01" })).toEqual([{ symbol: "WHOLE", ...empty }]);
    expect(await coverageOf(["WHOLE"], { from: LAST, to: FIRST })).toEqual([{ symbol: "WHOLE", ...empty }]);
  });

  test("includes both ends of the period", async () => {
    expect(await coverageOf(["GAPPY"], { from: DAYS[3], to: DAYS[6] })).toMatchObject([
      { bars: 2, firstPriceDate: DAYS[3], lastPriceDate: DAYS[6], missingDates: [DAYS[4], DAYS[5]] },
    ]);
  });

  test("takes as many statements for a hundred symbols as for one", async () => {
    const many = Array.from({ length: 100 }, (_, nth) => (nth === 7 ? "GAPPY" : `S${nth}`));
    const one = await countStatements(app.database.dataSource, () => coverageOf(["GAPPY"]));
    const hundred = await countStatements(app.database.dataSource, () => coverageOf(many));
    expect(hundred.result).toHaveLength(100);
    expect(hundred.result[7]).toMatchObject({ symbol: "GAPPY", bars: 27 });
    expect(hundred.statements).toHaveLength(one.statements.length);
  });

  test.each([0, 101])("is an error for %d symbols", async (count) => {
    const { errors } = await ask(Array.from({ length: count }, (_, nth) => `S${nth}`));
    expect(errors).toMatchObject([
      {
        message: `\`symbols\` has ${count} entries; the minimum is 1 and the maximum is 100.`,
        extensions: { code: "BAD_USER_INPUT" },
      },
    ]);
  });
});
