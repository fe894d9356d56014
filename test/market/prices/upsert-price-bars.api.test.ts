import { testApp } from "../../support/test-app";
import { bar, days, outcome, refused, sendBars, written } from "./send-bars";

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

describe("what writing bars did is counted", () => {
  test("new ones are inserted, the same ones again are unchanged", async () => {
    expect(await outcome(app, days(3))).toEqual(written(3, 0, 0));
    expect(await outcome(app, days(3))).toEqual(written(0, 0, 3));
    expect(await countStored()).toBe(3);
  });

  test("a batch may hold new, changed and unchanged ones", async () => {
    const [first, second, third] = days(3);
    await outcome(app, [first!, second!]);
    expect(await outcome(app, [first!, { ...second, close: "10.5" }, third!])).toEqual(written(1, 1, 1));
  });

  test.each([
    ["the open", { open: "10.1" }],
    ["the open, which is taken away", { open: null }],
    ["the high", { high: "13" }],
    ["the low", { low: "8" }],
    ["the close", { close: "11.0000001" }],
    ["the volume", { volume: 1001 }],
  ])("another value of %s is a change", async (_, change) => {
    await outcome(app, [bar()]);
    expect(await outcome(app, [bar(change)])).toEqual(written(0, 1, 0));
    expect(await outcome(app, [bar(change)])).toEqual(written(0, 0, 1));
  });

  test("another source is a change, other zeros behind the point are none", async () => {
    await outcome(app, [bar()], "yahoo");
    expect(await outcome(app, [bar({ close: "11.000", open: "010" })], "yahoo")).toEqual(written(0, 0, 1));
    expect(await outcome(app, [bar()], "csv")).toEqual(written(0, 1, 0));
    expect(await stored()).toMatchObject([{ data_source: "csv" }]);
  });

  test("what only time knows: updated_at moves with a change and stays without one", async () => {
    const updatedAt = async () =>
      (await app.database.sql("select updated_at::text as moment from market.market_data_cache"))[0].moment;
    await outcome(app, [bar()]);
    const before = await updatedAt();
    await outcome(app, [bar()]);
    expect(await updatedAt()).toBe(before);
    await outcome(app, [bar({ close: "10" })]);
    expect(await updatedAt()).not.toBe(before);
  });

  test("two callers with the same bars in opposite order both succeed, and each bar is inserted once", async () => {
    const bars = days(500);
    const outcomes = await Promise.all([1, 2, 3, 4].map((nth) => outcome(app, nth % 2 ? bars : bars.toReversed())));
    expect(outcomes.flatMap(({ problems }) => problems)).toEqual([]);
    expect(outcomes.reduce((sum, { counts }) => sum + counts[0], 0)).toBe(500);
    expect(await countStored()).toBe(500);
  });
});

describe("what is stored", () => {
  test("symbols are trimmed and upper-cased, share classes get a hyphen", async () => {
    await outcome(app, [bar({ symbol: " aapl " }), bar({ symbol: "brk.b" }), bar({ symbol: "^gspc" })]);
    expect((await stored()).map(({ symbol }) => symbol).sort()).toEqual(["AAPL", "BRK-B", "^GSPC"]);
    expect(await outcome(app, [bar({ symbol: "Brk-B" })])).toEqual(written(0, 0, 1));
  });

  test("prices keep every digit", async () => {
    const prices = { low: "-0.000000000001", high: "99999999999999999999.999999999999", open: "0", close: "1.10" };
    await outcome(app, [bar(prices)]);
    expect(await stored()).toMatchObject([prices]);
  });

  test("prices below zero are prices, as those of futures were", async () => {
    const prices = { open: "-36.5", high: "-10", low: "-40.32", close: "-37.63" };
    expect(await outcome(app, [bar(prices)])).toEqual(written(1, 0, 0));
  });

  test.each([2 ** 31, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER])("a volume of %d comes back as it was", async (volume) => {
    expect(await outcome(app, [bar({ volume })])).toEqual(written(1, 0, 0));
    const { data } = await app.query('{ priceBars(symbol: "AAPL") { nodes { volume } } }');
    expect(data.priceBars.nodes).toEqual([{ volume }]);
  });

  test("only the close is needed", async () => {
    expect(await outcome(app, [{ symbol: "AAPL", date: "2024-05-17", close: "1" }])).toEqual(written(1, 0, 0));
    expect(await stored()).toMatchObject([{ open: null, high: null, low: null, volume: null, close: "1" }]);
  });

  test("sector and industry are kept when a bar is replaced", async () => {
    await outcome(app, [bar()]);
    await app.database.sql("update market.market_data_cache set sector = 'Technology', industry = 'Phones'");
    expect(await outcome(app, [bar({ close: "12" })])).toEqual(written(0, 1, 0));
    expect(await stored()).toMatchObject([{ close: "12", sector: "Technology", industry: "Phones" }]);
  });
});

describe("10,000 bars are the most that one call takes", () => {
  test("10,000 are written", async () => {
    expect(await outcome(app, days(10_000))).toEqual(written(10_000, 0, 0));
  });

  test("10,001 are refused and none is written", async () => {
    expect(await outcome(app, days(10_001))).toEqual(refused("LIMIT_EXCEEDED input.bars"));
    expect(await countStored()).toBe(0);
  });

  test("none is refused, too", async () => {
    expect(await outcome(app, [])).toEqual(refused("REQUIRED input.bars"));
  });
});

test("a price may be written as a number in the document itself, and loses no digit there", async () => {
  const { data } = await app.query(`mutation {
    upsertPriceBars(input: { dataSource: "x", bars: [{ symbol: "A", date: "2024-05-17", close: 0.100000000005 }] }) {
      inserted
    }
  }`);
  expect(data.upsertPriceBars).toEqual({ inserted: 1 });
  expect(await stored()).toMatchObject([{ close: "0.100000000005" }]);
});

test("as a JSON number it is refused, because a float may have lost digits", async () => {
  const { data, errors } = await sendBars(app, [bar({ close: 163.25 })]);
  expect(data).toBeUndefined();
  expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
});
