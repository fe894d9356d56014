import { testApp } from "../../support/test-app";
import { bar, days, outcome, rejected, sendBars, written } from "./send-bars";

const app = testApp();
const stored = () =>
  app.database.sql(
    `select symbol, date::text, open, high, low, close, volume, sector, industry, data_source
     from market.market_data_cache
     order by symbol, date`,
  );
const countStored = async () =>
  (await app.database.sql("select count(*)::int as rows from market.market_data_cache"))[0].rows;

beforeEach(() => app.database.sql("truncate market.market_data_cache"));

describe("the counts of written bars", () => {
  test("report new bars as inserted and repeated ones as unchanged", async () => {
    expect(await outcome(app, days(3))).toEqual(written(3, 0, 0));
    expect(await outcome(app, days(3))).toEqual(written(0, 0, 3));
    expect(await countStored()).toBe(3);
  });

  test("distinguish new, changed and unchanged bars in a batch", async () => {
    const [first, second, third] = days(3);
    await outcome(app, [first!, second!]);
    expect(await outcome(app, [first!, { ...second, close: "10.5" }, third!])).toEqual(written(1, 1, 1));
  });

  test.each([
    ["the open", { open: "10.1" }],
    ["the open, which becomes null", { open: null }],
    ["the high", { high: "13" }],
    ["the low", { low: "8" }],
    ["the close", { close: "11.0000001" }],
    ["the volume", { volume: 1001 }],
  ])("report a change of %s as updated", async (_, change) => {
    await outcome(app, [bar()]);
    expect(await outcome(app, [bar(change)])).toEqual(written(0, 1, 0));
    expect(await outcome(app, [bar(change)])).toEqual(written(0, 0, 1));
  });

  test("report a change of the source as updated, but not a change of trailing zeros", async () => {
    await outcome(app, [bar()], "yahoo");
    expect(await outcome(app, [bar({ close: "11.000", open: "010" })], "yahoo")).toEqual(written(0, 0, 1));
    expect(await outcome(app, [bar()], "csv")).toEqual(written(0, 1, 0));
    expect(await stored()).toMatchObject([{ data_source: "csv" }]);
  });

  test("match updated_at, which changes with an update only", async () => {
    const updatedAt = async () =>
      (await app.database.sql("select updated_at::text as moment from market.market_data_cache"))[0].moment;
    await outcome(app, [bar()]);
    const before = await updatedAt();
    await outcome(app, [bar()]);
    expect(await updatedAt()).toBe(before);
    await outcome(app, [bar({ close: "10" })]);
    expect(await updatedAt()).not.toBe(before);
  });

  test("are correct for concurrent callers with the same bars in opposite order", async () => {
    const bars = days(500);
    const outcomes = await Promise.all([1, 2, 3, 4].map((nth) => outcome(app, nth % 2 ? bars : bars.toReversed())));
    expect(outcomes.flatMap(({ problems }) => problems)).toEqual([]);
    expect(outcomes.reduce((sum, { counts }) => sum + counts[0], 0)).toBe(500);
    expect(await countStored()).toBe(500);
  });
});

describe("stored bars", () => {
  test("have trimmed upper-case symbols with a hyphen before share classes", async () => {
    await outcome(app, [bar({ symbol: " aapl " }), bar({ symbol: "brk.b" }), bar({ symbol: "^gspc" })]);
    expect((await stored()).map(({ symbol }) => symbol).sort()).toEqual(["AAPL", "BRK-B", "^GSPC"]);
    expect(await outcome(app, [bar({ symbol: "Brk-B" })])).toEqual(written(0, 0, 1));
  });

  test("keep every digit of their prices", async () => {
    const prices = { low: "-0.000000000001", high: "99999999999999999999.999999999999", open: "0", close: "1.10" };
    await outcome(app, [bar(prices)]);
    expect(await stored()).toMatchObject([prices]);
  });

  test("may have negative prices, as futures have had", async () => {
    const prices = { open: "-36.5", high: "-10", low: "-40.32", close: "-37.63" };
    expect(await outcome(app, [bar(prices)])).toEqual(written(1, 0, 0));
  });

  test.each([2 ** 31, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER])("keep a volume of %d", async (volume) => {
    expect(await outcome(app, [bar({ volume })])).toEqual(written(1, 0, 0));
    const { data } = await app.query('{ priceBars(symbol: "AAPL") { nodes { volume } } }');
    expect(data.priceBars.nodes).toEqual([{ volume }]);
  });

  test("need no values but the close", async () => {
    expect(await outcome(app, [{ symbol: "AAPL", date: "2024-05-17", close: "1" }])).toEqual(written(1, 0, 0));
    expect(await stored()).toMatchObject([{ open: null, high: null, low: null, volume: null, close: "1" }]);
  });

  test("keep sector and industry when they are updated", async () => {
    await outcome(app, [bar()]);
    await app.database.sql("update market.market_data_cache set sector = 'Technology', industry = 'Phones'");
    expect(await outcome(app, [bar({ close: "12" })])).toEqual(written(0, 1, 0));
    expect(await stored()).toMatchObject([{ close: "12", sector: "Technology", industry: "Phones" }]);
  });
});

describe("the batch size", () => {
  test("may be 10,000 bars", async () => {
    expect(await outcome(app, days(10_000))).toEqual(written(10_000, 0, 0));
  });

  test("must not be 10,001 bars, of which none is written", async () => {
    expect(await outcome(app, days(10_001))).toEqual(rejected("LIMIT_EXCEEDED input.bars"));
    expect(await countStored()).toBe(0);
  });

  test("must not be 0 bars", async () => {
    expect(await outcome(app, [])).toEqual(rejected("REQUIRED input.bars"));
  });
});

test("accepts a price as a number literal in the document without losing digits", async () => {
  const { data } = await app.query(`mutation {
    upsertPriceBars(input: { dataSource: "x", bars: [{ symbol: "A", date: "2024-05-17", close: 0.100000000005 }] }) {
      inserted
    }
  }`);
  expect(data.upsertPriceBars).toEqual({ inserted: 1 });
  expect(await stored()).toMatchObject([{ close: "0.100000000005" }]);
});

test("rejects a price as a JSON number, because a float may have lost digits", async () => {
  const { data, errors } = await sendBars(app, [bar({ close: 163.25 })]);
  expect(data).toBeUndefined();
  expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
});
