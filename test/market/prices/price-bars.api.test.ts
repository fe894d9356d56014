import { testApp } from "../../support/test-app";
import { dayAfter, days, outcome } from "./send-bars";

const app = testApp();
const ask = async (document: string, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await app.query(document, variables);
  expect(errors).toBeUndefined();
  return data;
};
const LIST = `
  query ($symbol: ID!, $from: Date, $to: Date, $first: Int, $after: String) {
    priceBars(symbol: $symbol, from: $from, to: $to, first: $first, after: $after) {
      totalCount
      nodes { symbol date close }
      edges { cursor node { date } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;
const list = async (variables: Record<string, unknown> = {}) =>
  (await ask(LIST, { symbol: "AAPL", ...variables })).priceBars;
const datesOf = (page: { nodes: { date: string }[] }) => page.nodes.map(({ date }) => date);

describe("without prices", () => {
  test("the latest price date is null, not today", async () => {
    expect(await ask('{ latestPriceDate all: latestPriceDate(symbol: "AAPL") }')).toEqual({
      latestPriceDate: null,
      all: null,
    });
  });

  test("the close is null and the list is empty", async () => {
    expect(await ask('{ closePrice(symbol: "AAPL", date: "2000-01-01") }')).toEqual({ closePrice: null });
    expect(await list()).toEqual({
      totalCount: 0,
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });
});

describe("with prices", () => {
  beforeAll(async () => {
    // Written newest first and with another symbol, neither of which may affect the results.
    await outcome(app, [...days(25).toReversed(), ...days(30, "MSFT")]);
  });

  test("paging returns every day once, oldest first", async () => {
    const seen: string[] = [];
    const sizes: number[] = [];
    let after: string | null = null;
    do {
      const page = await list({ first: 10, after });
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      expect(page.totalCount).toBe(25);
      seen.push(...datesOf(page));
      sizes.push(page.nodes.length);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(sizes).toEqual([10, 10, 5]);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => dayAfter(index)));
  });

  test("the last page has no next page", async () => {
    expect((await list({ first: 25 })).pageInfo).toMatchObject({ hasNextPage: false });
    expect((await list({ first: 24 })).pageInfo).toMatchObject({ hasNextPage: true });
  });

  test("the cursor of any edge continues after it", async () => {
    const { edges } = await list({ first: 10 });
    expect(datesOf(await list({ first: 2, after: edges[3].cursor }))).toEqual([dayAfter(4), dayAfter(5)]);
  });

  test("paging is stable while earlier days are added", async () => {
    const page = await list({ first: 10 });
    await outcome(app, [{ symbol: "AAPL", date: "1999-12-31", close: "1" }]);
    expect(datesOf(await list({ first: 1, after: page.pageInfo.endCursor }))).toEqual([dayAfter(10)]);
    await app.database.sql("delete from market.market_data_cache where date = '1999-12-31'");
  });

  test.each([
    [{ from: dayAfter(5), to: dayAfter(7) }, 3],
    [{ from: dayAfter(5), to: dayAfter(5) }, 1],
    [{ from: dayAfter(20) }, 5],
    [{ to: dayAfter(4) }, 5],
    [{ from: dayAfter(7), to: dayAfter(5) }, 0],
    [{ from: "2100-01-01" }, 0],
    [{ symbol: "msft", from: dayAfter(28) }, 2],
    [{ symbol: "NONE" }, 0],
    [{ symbol: "' or true --" }, 0],
  ])("both ends of a period are inclusive: %j has %d days", async (variables, count) => {
    const page = await list(variables);
    expect(page.totalCount).toBe(count);
    expect(page.nodes).toHaveLength(count);
  });

  test("paging respects the bounds of the period", async () => {
    const first = await list({ from: dayAfter(3), to: dayAfter(6), first: 3 });
    const second = await list({ from: dayAfter(3), to: dayAfter(6), first: 3, after: first.pageInfo.endCursor });
    expect([...datesOf(first), ...datesOf(second)]).toEqual([3, 4, 5, 6].map(dayAfter));
    expect(second).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: false } });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["a page of 0", { first: 0 }, "OUT_OF_RANGE"],
    ["a page of -1", { first: -1 }, "OUT_OF_RANGE"],
    ["a page of 501", { first: 501 }, "OUT_OF_RANGE"],
    ["a malformed cursor", { after: "x" }, "INVALID_VALUE"],
    ["a cursor of another list", { after: cursor(["holdings:ACCOUNT:ASC", "2000-01-02"]) }, "INVALID_VALUE"],
    ["a cursor with too many keys", { after: cursor(["bars:DATE:ASC", "2000-01-02", "x"]) }, "INVALID_VALUE"],
    ["a cursor with an invalid day", { after: cursor(["bars:DATE:ASC", "2000-02-30"]) }, "INVALID_VALUE"],
    ["a cursor with SQL in it", { after: cursor(["bars:DATE:ASC", "'); drop table x --"]) }, "INVALID_VALUE"],
  ])("rejects %s", async (_, variables, code) => {
    const { data, errors } = await app.query(LIST, { symbol: "AAPL", ...variables });
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", problems: [{ code }] } }]);
  });

  test("accepts a page of 500", async () => {
    expect((await list({ first: 500 })).nodes).toHaveLength(25);
  });

  test("the close is that of exactly the day, for any spelling of the symbol", async () => {
    await outcome(app, [{ symbol: "BRK-B", date: "2024-05-17", close: "412.50" }]);
    expect(
      await ask(`{
        same: closePrice(symbol: "BRK-B", date: "2024-05-17")
        other: closePrice(symbol: " brk.b ", date: "2024-05-17")
        dayBefore: closePrice(symbol: "BRK-B", date: "2024-05-16")
        dayAfter: closePrice(symbol: "BRK-B", date: "2024-05-18")
        unknown: closePrice(symbol: "NONE", date: "2024-05-17")
      }`),
    ).toEqual({ same: "412.50", other: "412.50", dayBefore: null, dayAfter: null, unknown: null });
  });

  test("the latest price date is that of the symbol, or of all symbols", async () => {
    expect(
      await ask(`{
        all: latestPriceDate
        apple: latestPriceDate(symbol: "aapl")
        microsoft: latestPriceDate(symbol: "MSFT")
        unknown: latestPriceDate(symbol: "NONE")
      }`),
    ).toEqual({ all: "2024-05-17", apple: dayAfter(24), microsoft: dayAfter(29), unknown: null });
  });
});

function cursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}
