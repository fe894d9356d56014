import { yahooProvider } from "../../../../src/market/providers/yahoo/yahoo-provider";
import { failureOf } from "../failure-of";
import { chartOf, errorOf, json, opening, startYahooServer, text, type YahooServer } from "./yahoo-server";

let server: YahooServer;
beforeEach(async () => {
  server = await startYahooServer();
});
afterEach(() => server.close());

const JANUARY = { from: "2020-01-01", to: "2020-01-31" };
const { signal } = new AbortController();
const fetchBars = (period = JANUARY, timeoutMs = 5000) =>
  yahooProvider({ url: server.url, timeoutMs }).fetchBars("AAPL", period, signal);

describe("Yahoo Finance has no prices", () => {
  const unknown = "Yahoo Finance has no data for this symbol; it may be misspelled or no longer traded.";

  it.each([
    ["a 404 with an error", json(errorOf("Not Found", "No data found, symbol may be delisted"), 404)],
    ["a 200 with an error", json(errorOf("Not Found", "No data found, symbol may be delisted"))],
    ["an empty 404", text("", 404)],
    ["a 404 with other JSON", json({}, 404)],
  ])("of an unknown symbol: %s", async (_, response) => {
    server.chart = response;
    const error = await failureOf(fetchBars());
    expect(error).toMatchObject({ failure: "UNKNOWN_SYMBOL", isPermanent: true, message: unknown });
  });

  it("in the period, as an error reports", async () => {
    server.chart = json(errorOf("Bad Request", "Data doesn't exist for startDate = 1, endDate = 2"), 400);
    const error = await failureOf(fetchBars());
    expect(error).toMatchObject({ failure: "NO_PRICES", isPermanent: true });
    expect(error.message).toBe("Yahoo Finance has no prices of this symbol in the requested period.");
  });

  it("in the period, but on other days", async () => {
    const error = await failureOf(fetchBars({ from: "2020-02-01", to: "2020-02-28" }));
    expect(error).toMatchObject({ failure: "NO_PRICES", isPermanent: true });
    expect(error.message).toBe(
      "Yahoo Finance's prices of AAPL run from 2020-01-02 to 2020-01-06; there are none from 2020-02-01 to 2020-02-28.",
    );
  });

  it("because there are no bars, or none with a close", async () => {
    const { chart } = chartOf({});
    const { meta } = chart.result[0] as { meta: object };
    server.chart = json({ chart: { result: [{ meta, indicators: { quote: [{}], adjclose: [{}] } }], error: null } });
    expect(await failureOf(fetchBars())).toMatchObject({ failure: "NO_PRICES", isPermanent: true });
    const none = [null, null, null];
    server.chart = json(
      chartOf({ quote: { open: none, high: none, low: none, close: none, volume: none }, adjclose: none }),
    );
    expect(await failureOf(fetchBars())).toMatchObject({ failure: "NO_PRICES", isPermanent: true });
  });

  it("in a period that ends before it starts, which is not requested", async () => {
    expect(await failureOf(fetchBars({ from: "2020-01-31", to: "2020-01-01" }))).toMatchObject({
      failure: "NO_PRICES",
    });
    expect(server.requests).toEqual([]);
  });
});

describe("Yahoo Finance is not available", () => {
  it.each([
    [{ "retry-after": "30" }, 30, "in 30 seconds"],
    [{ "retry-after": "Fri, 01 Jan 2100 00:00:00 GMT" }, 86_400, "in 86400 seconds"],
    [{ "retry-after": "soon" }, null, "later"],
    [{}, null, "later"],
  ])("because of its rate limit, with the headers %p", async (headers, retryAfterSeconds, when) => {
    server.chart = text("Too Many Requests\r\n", 429, headers as Record<string, string>);
    const error = await failureOf(fetchBars());
    expect(error).toMatchObject({ failure: "RATE_LIMITED", isPermanent: false, retryAfterSeconds });
    expect(error.message).toBe(`The request limit of Yahoo Finance is reached; try again ${when}.`);
  });

  it.each([500, 502, 503])("because of a server error: HTTP %i", async (status) => {
    server.chart = json(errorOf("Not Found", "No data found"), status, { "retry-after": "5" });
    const error = await failureOf(fetchBars());
    expect(error).toMatchObject({ failure: "UNAVAILABLE", isPermanent: false, retryAfterSeconds: 5 });
    expect(error.message).toBe(`Yahoo Finance is temporarily unavailable (HTTP ${status}); try again later.`);
  });

  it.each([401, 403])("because it denies access: HTTP %i", async (status) => {
    server.chart = json({ finance: { result: null, error: { code: "Unauthorized", description: "No." } } }, status);
    expect(await failureOf(fetchBars())).toMatchObject({ failure: "UNAVAILABLE", isPermanent: false });
  });

  it("because it cannot be reached", async () => {
    await server.close();
    const error = await failureOf(fetchBars());
    expect(error).toMatchObject({ failure: "UNAVAILABLE", isPermanent: false });
    expect(error.message).toBe("Yahoo Finance cannot be reached.");
  });

  it("because the connection is lost during the response", async () => {
    server.chart = (response) => {
      response.writeHead(200, { "content-length": "1000" }).write("{");
      setTimeout(() => response.destroy(), 20);
    };
    expect(await failureOf(fetchBars())).toMatchObject({ failure: "UNAVAILABLE", isPermanent: false });
  });

  it.each([
    ["never starts", () => {}],
    ["never ends", (response: { write(text: string): unknown }) => void response.write('{"chart":')],
  ])("because its response %s", async (_, response) => {
    server.chart = response;
    const error = await failureOf(fetchBars(JANUARY, 200));
    expect(error).toMatchObject({ failure: "TIMEOUT", isPermanent: false });
    expect(error.message).toBe("Yahoo Finance did not respond within 0.2 seconds.");
  });

  it.each(["chart", "search"] as const)("and the caller aborts during the %s", async (part) => {
    const reason = new Error("stop");
    const caller = new AbortController();
    server[part] = () => caller.abort(reason);
    const provider = yahooProvider({ url: server.url, timeoutMs: 5000 });
    await expect(provider.fetchBars("AAPL", JANUARY, caller.signal)).rejects.toBe(reason);
  });
});

describe("Yahoo Finance sends an unexpected response", () => {
  const [monday, friday] = [opening("2020-01-06"), opening("2020-01-03")];
  const result = (value: unknown) => json({ chart: { result: value, error: null } });

  it.each([
    ["a web page", text("<!doctype html><title>Consent</title>"), "it is a web page"],
    ["a web page for a 404", text(" <html>Not Found</html>", 404), "it is a web page"],
    ["an empty body", text(""), "it is not JSON"],
    ["truncated JSON", text('{"chart":{"result":[{"meta"'), "it is not JSON"],
    ["NaN", text(JSON.stringify(chartOf({})).replace("99,", "NaN,")), "it is not JSON"],
    ["an error of another kind", json(errorOf("Teapot", "Short and stout"), 418), "Teapot, Short and stout"],
    ["a number", json(5), "it has an unknown structure"],
    ["no result", result([]), "it has an unknown structure"],
    ["null", result(null), "it has an unknown structure"],
    ["no meta", result([{ timestamp: [1], indicators: { quote: [{}] } }]), "close is missing"],
    ["no prices", json(chartOf({ quote: { high: undefined } })), "high is missing"],
    ["too few prices", json(chartOf({ quote: { low: [1] } })), "low has 1 values for 3 days"],
    [
      "prices in words",
      json(chartOf({ quote: { close: ["one", 2, 3] } })),
      "close contains a value that is not a number",
    ],
    ["a bar without a time", json(chartOf({ timestamp: [1, null, 3] })), "a bar without a time"],
    ["times out of range", json(chartOf({ timestamp: [1, 2, 1e20] })), "a bar without a time"],
    ["another symbol", json(chartOf({ meta: { symbol: "MSFT" } })), "prices of MSFT instead of AAPL"],
    ["monthly bars", json(chartOf({ meta: { dataGranularity: "1mo" } })), "its bars are not daily"],
    ["an unknown time zone", json(chartOf({ meta: { exchangeTimezoneName: "Moon/Sea" } })), "its time zone is unknown"],
    ["days out of order", json(chartOf({ timestamp: [monday, friday, friday] })), "its days are not in order"],
    ["a day twice", json(chartOf({ timestamp: [friday, friday, monday] })), "2020-01-03 occurs twice"],
  ])("%s", async (_, response, what) => {
    server.chart = response;
    const error = await failureOf(fetchBars());
    expect(error).toMatchObject({ failure: "BAD_RESPONSE", isPermanent: false });
    expect(error.message).toBe(`Yahoo Finance sent an unexpected response: ${what}.`);
  });

  it("and nothing is written to the console", async () => {
    const written = (["log", "info", "warn", "error", "dir"] as const).map((way) => jest.spyOn(console, way));
    for (const response of [text("<html>"), json({}, 400), json(chartOf({ quote: { low: [1] } }))]) {
      server.chart = response;
      await failureOf(fetchBars());
    }
    expect(written.flatMap(({ mock }) => mock.calls)).toEqual([]);
    jest.restoreAllMocks();
  });
});
