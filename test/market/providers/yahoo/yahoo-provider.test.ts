import { yahooProvider } from "../../../../src/market/providers/yahoo/yahoo-provider";
import { chartOf, json, opening, startYahooServer, text, type YahooServer } from "./yahoo-server";

let server: YahooServer;
beforeEach(async () => {
  server = await startYahooServer();
});
afterEach(() => server.close());

const JANUARY = { from: "2020-01-01", to: "2020-01-31" };
const { signal } = new AbortController();
const provider = (now = new Date("2020-02-01T00:00:00Z")) =>
  yahooProvider({ url: server.url, timeoutMs: 5000 }, () => now);
const fetchBars = (symbol = "AAPL", period = JANUARY, now?: Date) => provider(now).fetchBars(symbol, period, signal);
const datesOf = async (chart: ReturnType<typeof chartOf>, now?: Date) => {
  server.chart = json(chart);
  return (await fetchBars("AAPL", JANUARY, now)).rows.map(({ date }) => date);
};

describe("prices from Yahoo Finance", () => {
  it("are adjusted by the adjusted close, with volumes above 2^31", async () => {
    const { rows, ...series } = await fetchBars();
    expect(series).toMatchObject({ symbol: "AAPL", dataSource: "yahoo", skippedRows: 0, warnings: [] });
    expect(rows).toEqual([
      bar("2020-01-02", "97.0200", "99.9600", "96.0400", "98.0000", 1000),
      bar("2020-01-03", "93.6000", "100.8000", "92.7000", "99.0000", 3_000_000_000),
      bar("2020-01-06", "108.0000", "111.0000", "107.0000", "110.0000", 1200),
    ]);
  });

  it("are requested as daily bars, with one more day at either end", async () => {
    await fetchBars(" aapl ");
    const [chart] = server.requests;
    expect(chart!.pathname).toBe("/v8/finance/chart/AAPL");
    expect(Object.fromEntries(chart!.searchParams)).toMatchObject({
      interval: "1d",
      includePrePost: "false",
      period1: String(Date.parse("2019-12-31") / 1000),
      period2: String(Date.parse("2020-02-02") / 1000),
    });
    expect(server.requests.map(({ pathname }) => pathname)).toEqual(["/v8/finance/chart/AAPL", "/v1/finance/search"]);
  });

  it("need no search request without a profile", async () => {
    const { rows, profile } = await provider().fetchBars("AAPL", JANUARY, signal, { withProfile: false });
    expect([rows.length, profile]).toEqual([3, null]);
    expect(server.requests.map(({ pathname }) => pathname)).toEqual(["/v8/finance/chart/AAPL"]);
  });

  it.each([
    ["^gspc", "^GSPC", "/v8/finance/chart/%5EGSPC"],
    ["brk.b", "BRK-B", "/v8/finance/chart/BRK-B"],
    ["eurusd=x", "EURUSD=X", "/v8/finance/chart/EURUSD%3DX"],
    ["a/x/b", "A/X/B", "/v8/finance/chart/A%2FX%2FB"],
  ])("are requested with the symbol URL-encoded: %s", async (requested, symbol, path) => {
    server.chart = json(chartOf({ meta: { symbol } }));
    expect((await fetchBars(requested)).symbol).toBe(symbol);
    expect(server.requests[0]!.pathname).toBe(path);
  });

  it("are requested below the path of the base URL", async () => {
    const other = yahooProvider({ url: `${server.url}/mirror/`, timeoutMs: 5000 });
    server.search = json(chartOf({}));
    expect((await other.fetchBars("AAPL", JANUARY, signal)).rows).toHaveLength(3);
    expect(server.requests[0]!.pathname).toBe("/mirror/v8/finance/chart/AAPL");
  });

  it("are limited to the period, although the server sends the days around it", async () => {
    const { rows } = await fetchBars("AAPL", { from: "2020-01-03", to: "2020-01-05" });
    expect(rows.map(({ date }) => date)).toEqual(["2020-01-03"]);
  });

  it("are not adjusted without an adjusted close", async () => {
    server.chart = json(chartOf({ adjclose: null }));
    expect((await fetchBars()).rows.map(({ close }) => close)).toEqual(["100.0000", "110.0000", "110.0000"]);
  });
});

describe("a day from Yahoo Finance", () => {
  it("is in the time zone of the exchange, not in UTC", async () => {
    // Midnight in London in summer is 23:00 UTC on the day before.
    const timestamp = ["2020-07-01T23:00:00Z", "2020-07-02T23:00:00Z", "2020-07-05T23:00:00Z"].map(
      (time) => Date.parse(time) / 1000,
    );
    server.chart = json(chartOf({ timestamp, meta: { exchangeTimezoneName: "Europe/London" } }));
    const { rows } = await fetchBars("AAPL", { from: "2020-07-01", to: "2020-07-31" });
    expect(rows.map(({ date }) => date)).toEqual(["2020-07-02", "2020-07-03", "2020-07-06"]);
  });

  it("is skipped with a warning if it has no close, no adjusted close or invalid prices", async () => {
    const days = ["2020-01-02", "2020-01-03", "2020-01-06", "2020-01-07"];
    const same = [null, 1, -1, 1];
    const quote = { open: same, high: same, low: same, close: [null, 1, 1, 1], volume: [null, 1, 1, null] };
    server.chart = json(chartOf({ days, quote, adjclose: [null, null, 1, 1] }));
    const { rows, skippedRows, warnings } = await fetchBars();
    expect(rows).toEqual([bar("2020-01-07", "1.0000", "1.0000", "1.0000", "1.0000", null)]);
    expect(skippedRows).toBe(3);
    expect(warnings).toEqual([
      "AAPL on 2020-01-02: the close is missing.",
      "AAPL on 2020-01-03: the adjusted close is missing.",
      "AAPL on 2020-01-06: open is -1; a price must be positive.",
    ]);
  });

  it("is skipped until its session is over", async () => {
    const regular = { start: opening("2020-01-06"), end: opening("2020-01-06") + 23_400 };
    const chart = chartOf({ meta: { currentTradingPeriod: { regular } } });
    expect(await datesOf(chart, new Date("2020-01-06T20:59:59Z"))).toEqual(["2020-01-02", "2020-01-03"]);
    expect(await datesOf(chart, new Date("2020-01-06T21:00:00Z"))).toEqual(["2020-01-02", "2020-01-03", "2020-01-06"]);
    expect(await datesOf(chart, new Date("2020-01-06T12:00:00Z"))).toEqual(["2020-01-02", "2020-01-03"]);
  });

  it("counts once if the latest trade follows it as a separate bar", async () => {
    const timestamp = [opening("2020-01-02"), opening("2020-01-03"), opening("2020-01-03") + 23_401];
    server.chart = json(chartOf({ timestamp }));
    const { rows } = await fetchBars();
    expect(rows.map(({ date, close }) => [date, close])).toEqual([
      ["2020-01-02", "98.0000"],
      ["2020-01-03", "110.0000"],
    ]);
  });
});

describe("a profile from Yahoo Finance", () => {
  const quotes = [
    { symbol: "AAPL.MX", sector: "No", industry: "No" },
    { symbol: "AAPL", quoteType: "EQUITY", sector: "Technology", industry: "Consumer Electronics" },
  ];

  it("combines the chart and the search result of exactly that symbol", async () => {
    server.search = json({ quotes });
    expect((await fetchBars()).profile).toEqual({
      assetType: "equity",
      sector: "Technology",
      industry: "Consumer Electronics",
      companyName: "Apple Inc.",
      exchange: "NasdaqGS",
      currency: "USD",
    });
  });

  it.each([
    ["finds only other symbols", json({ quotes: quotes.slice(0, 1) })],
    ["is rate-limited", text("Too Many Requests", 429)],
    ["is unavailable", json({}, 503)],
    ["returns a web page", text("<html>")],
    ["returns an unknown structure", json({ quotes: [null, 5, "AAPL"] })],
  ])("lacks only sector and industry if the search %s", async (_, response) => {
    server.search = response;
    const { rows, profile } = await fetchBars();
    expect(rows).toHaveLength(3);
    expect(profile).toMatchObject({ assetType: "equity", sector: null, industry: null, companyName: "Apple Inc." });
  });

  it.each([
    ["ETF", "etf"],
    ["INDEX", "index"],
    ["MUTUALFUND", "fund"],
    ["CRYPTOCURRENCY", "crypto"],
    ["BALLOON", null],
    [undefined, null],
  ])("maps the instrument type %p to the asset type %p", async (instrumentType, assetType) => {
    server.chart = json(chartOf({ meta: { instrumentType, longName: " ", fullExchangeName: 7 } }));
    expect((await fetchBars()).profile).toMatchObject({ assetType, companyName: "Apple", exchange: "NMS" });
  });
});

function bar(date: string, open: string, high: string, low: string, close: string, volume: number | null) {
  return { symbol: "AAPL", date, open, high, low, close, volume };
}
