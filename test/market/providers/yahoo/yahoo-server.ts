import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A local server with Yahoo's API, whose responses the test sets. */
export interface YahooServer {
  readonly url: string;
  /** All requests so far, as path and query. */
  readonly requests: URL[];
  /** Responds to requests for a chart. */
  chart: Responder;
  /** Responds to the search for the sector. */
  search: Responder;
  close(): Promise<void>;
}

type Responder = (response: ServerResponse, request: IncomingMessage) => void;

export async function startYahooServer(): Promise<YahooServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url!, "http://yahoo.test");
    started.requests.push(url);
    (url.pathname.startsWith("/v8/finance/chart/") ? started.chart : started.search)(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const started: YahooServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    chart: json(chartOf({})),
    search: json({ quotes: [] }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return started;
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Responder {
  return text(JSON.stringify(body), status, { "content-type": "application/json", ...headers });
}

export function text(body: string, status = 200, headers: Record<string, string> = {}): Responder {
  return (response) => response.writeHead(status, headers).end(body);
}

/** The opening of the exchange in New York in winter, 14:30 UTC, in seconds since 1970. */
export function opening(date: string): number {
  return Date.parse(`${date}T14:30:00Z`) / 1000;
}

type Values = readonly unknown[];

/** The response to a chart request; by default three days of AAPL, the first two before a dividend. */
export function chartOf({
  meta = {},
  days = ["2020-01-02", "2020-01-03", "2020-01-06"],
  timestamp = days.map(opening),
  quote = {},
  adjclose = [98, 99, 110],
}: {
  meta?: Record<string, unknown>;
  days?: readonly string[];
  timestamp?: unknown;
  quote?: Record<string, Values | undefined>;
  adjclose?: Values | null;
}): { chart: { result: unknown[]; error: null } } {
  const prices = {
    open: [99, 104, 108],
    high: [102, 112, 111],
    low: [98, 103, 107],
    close: [100, 110, 110],
    volume: [1000, 3_000_000_000, 1200],
    ...quote,
  };
  const about = {
    symbol: "AAPL",
    currency: "USD",
    exchangeName: "NMS",
    fullExchangeName: "NasdaqGS",
    instrumentType: "EQUITY",
    longName: "Apple Inc.",
    shortName: "Apple",
    exchangeTimezoneName: "America/New_York",
    gmtoffset: -18000,
    dataGranularity: "1d",
    ...meta,
  };
  const indicators = { quote: [prices], ...(adjclose === null ? {} : { adjclose: [{ adjclose }] }) };
  return { chart: { result: [{ meta: about, timestamp, indicators }], error: null } };
}

/** An error response of Yahoo. */
export function errorOf(code: string, description: string): unknown {
  return { chart: { result: null, error: { code, description } } };
}
