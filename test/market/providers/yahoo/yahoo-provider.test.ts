import { yahooProvider } from "../../../../src/market/providers/yahoo/yahoo-provider";
import { chartOf, json, opening, startYahooServer, text, type YahooServer } from "./yahoo-server";

let server: YahooServer;
beforeEach(async () => {
  server = await startYahooServer();
});
afterEach(() => server.close());

const January = { from: "2020-01-01", to: "2020-01-31" };
const { signal } = new AbortController();
const provider = (now = new Date("2020-02-01T00:00:00Z")) =>
  yahooProvider({ url: server.url, timeoutMs: 5000 }, () => now);
const fetchBars = (symbol = "AAPL", period = January, now?: Date) => provider(now).fetchBars(symbol, period, signal);
const datesOf = async (answer: ReturnType<typeof chartOf>, now?: Date) => {
  server.chart = json(answer);
  return (await fetchBars("AAPL", January, now)).rows.map(({ date }) => date);
};

describe("prices from Yahoo Finance", () => {
  it("are put on the scale of the adjusted close, with volumes above 2^31", async () => {
    const { rows, ...series } = await fetchBars();
    expect(series).toMatchObject({ symbol: "AAPL", dataSource: "yahoo", skippedRows: 0, warnings: [] });
    expect(rows).toEqual([
      bar("2020-01-02", "97.0200", "99.9600", "96.0400", "98.0000", 1000),
      bar("2020-01-03", "93.6000", "100.8000", "92.7000", "99.0000", 3_000_000_000),
      bar("2020-01-06", "108.0000", "111.0000", "107.0000", "110.0000", 1200),
    ]);
  });

  it("are asked for by day, with a day more at either end, and without anything else", async () => {
    await fetchBars(" aapl ");
    const [chart] = server.asked;
    expect(chart!.pathname).toBe("/v8/finance/chart/AAPL");
    expect(Object.fromEntries(chart!.searchParams)).toMatchObject({
      interval: "1d",
      includePrePost: "false",
      period1: String(Date.parse("2019-12-31") / 1000),
      period2: String(Date.parse("2020-02-02") / 1000),
    });
    expect(server.asked.map(({ pathname }) => pathname)).toEqual(["/v8/finance/chart/AAPL", "/v1/finance/search"]);
  });

  it("are asked for alone where no profile is needed", async () => {
    const { rows, profile } = await provider().fetchBars("AAPL", January, signal, { withProfile: false });
    expect([rows.length, profile]).toEqual([3, null]);
    expect(server.asked.map(({ pathname }) => pathname)).toEqual(["/v8/finance/chart/AAPL"]);
  });

  it.each([
    ["^gspc", "^GSPC", "/v8/finance/chart/%5EGSPC"],
    ["brk.b", "BRK-B", "/v8/finance/chart/BRK-B"],
    ["eurusd=x", "EURUSD=X", "/v8/finance/chart/EURUSD%3DX"],
    ["a/x/b", "A/X/B", "/v8/finance/chart/A%2FX%2FB"],
  ])("are asked for with the symbol written safely: %s", async (given, symbol, path) => {
    server.chart = json(chartOf({ meta: { symbol } }));
    expect((await fetchBars(given)).symbol).toBe(symbol);
    expect(server.asked[0]!.pathname).toBe(path);
  });

  it("are asked for below the path of another server's address", async () => {
    const other = yahooProvider({ url: `${server.url}/mirror/`, timeoutMs: 5000 });
    server.search = json(chartOf({}));
    expect((await other.fetchBars("AAPL", January, signal)).rows).toHaveLength(3);
    expect(server.asked[0]!.pathname).toBe("/mirror/v8/finance/chart/AAPL");
  });

  it("are cut to the period, although the server sends the days around it", async () => {
    const { rows } = await fetchBars("AAPL", { from: "2020-01-03", to: "2020-01-05" });
    expect(rows.map(({ date }) => date)).toEqual(["2020-01-03"]);
  });

  it("are taken as they are where there is no adjusted close", async () => {
    server.chart = json(chartOf({ adjclose: null }));
    expect((await fetchBars()).rows.map(({ close }) => close)).toEqual(["100.0000", "110.0000", "110.0000"]);
  });
});

describe("a day of Yahoo's", () => {
  it("is the exchange's, not that of UTC", async () => {
    // London's midnight in summer is 23:00 of the day before in UTC; Tokyo opens at 00:00 of the same day.
    const timestamp = ["2020-07-01T23:00:00Z", "2020-07-02T23:00:00Z", "2020-07-05T23:00:00Z"].map(
      (time) => Date.parse(time) / 1000,
    );
    server.chart = json(chartOf({ timestamp, meta: { exchangeTimezoneName: "Europe/London" } }));
    const { rows } = await fetchBars("AAPL", { from: "2020-07-01", to: "2020-07-31" });
    expect(rows.map(({ date }) => date)).toEqual(["2020-07-02", "2020-07-03", "2020-07-06"]);
  });

  it("is left out and named when it has no close, no adjusted close or impossible prices", async () => {
    const days = ["2020-01-02", "2020-01-03", "2020-01-06", "2020-01-07"];
    const same = [null, 1, -1, 1];
    const quote = { open: same, high: same, low: same, close: [null, 1, 1, 1], volume: [null, 1, 1, null] };
    server.chart = json(chartOf({ days, quote, adjclose: [null, null, 1, 1] }));
    const { rows, skippedRows, warnings } = await fetchBars();
    expect(rows).toEqual([bar("2020-01-07", "1.0000", "1.0000", "1.0000", "1.0000", null)]);
    expect(skippedRows).toBe(3);
    expect(warnings).toEqual([
      "AAPL on 2020-01-02: there is no close.",
      "AAPL on 2020-01-03: there is no adjusted close.",
      "AAPL on 2020-01-06: open is -1; a price is positive.",
    ]);
  });

  it("is not taken before its session is over", async () => {
    const regular = { start: opening("2020-01-06"), end: opening("2020-01-06") + 23_400 };
    const answer = chartOf({ meta: { currentTradingPeriod: { regular } } });
    expect(await datesOf(answer, new Date("2020-01-06T20:59:59Z"))).toEqual(["2020-01-02", "2020-01-03"]);
    expect(await datesOf(answer, new Date("2020-01-06T21:00:00Z"))).toEqual(["2020-01-02", "2020-01-03", "2020-01-06"]);
    expect(await datesOf(answer, new Date("2020-01-06T12:00:00Z"))).toEqual(["2020-01-02", "2020-01-03"]);
  });

  it("counts once when the latest trade follows it as a bar of its own", async () => {
    const timestamp = [opening("2020-01-02"), opening("2020-01-03"), opening("2020-01-03") + 23_401];
    server.chart = json(chartOf({ timestamp }));
    const { rows } = await fetchBars();
    expect(rows.map(({ date, close }) => [date, close])).toEqual([
      ["2020-01-02", "98.0000"],
      ["2020-01-03", "110.0000"],
    ]);
  });
});

describe("what Yahoo Finance knows of a symbol", () => {
  const quotes = [
    { symbol: "AAPL.MX", sector: "No", industry: "No" },
    { symbol: "AAPL", quoteType: "EQUITY", sector: "Technology", industry: "Consumer Electronics" },
  ];

  it("comes from the chart and from the search's entry of exactly that symbol", async () => {
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
    ["finds only others", json({ quotes: quotes.slice(0, 1) })],
    ["allows no more requests", text("Too Many Requests", 429)],
    ["is out of order", json({}, 503)],
    ["gives rubbish", text("<html>")],
    ["gives another shape", json({ quotes: [null, 5, "AAPL"] })],
  ])("lacks but the sector when the search %s", async (_, answer) => {
    server.search = answer;
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
  ])("names the kind %p as %p", async (instrumentType, assetType) => {
    server.chart = json(chartOf({ meta: { instrumentType, longName: " ", fullExchangeName: 7 } }));
    expect((await fetchBars()).profile).toMatchObject({ assetType, companyName: "Apple", exchange: "NMS" });
  });
});

function bar(date: string, open: string, high: string, low: string, close: string, volume: number | null) {
  return { symbol: "AAPL", date, open, high, low, close, volume };
}
