import { deepStrictEqual } from "node:assert";
import type { Client } from "pg";
import { type Comparison, compare } from "../compare";
import { type Connection, openConnection } from "../connection";
import { fillSymbols } from "../fill-symbols";
import type { Servers } from "../start-servers";

const SYMBOLS = 500;
const DAYS = 400;
const PAGE_SIZE = 100;
const CONNECTIONS = 8;

const DOCUMENT = `query Symbols($first: Int!) {
  symbols(first: $first) {
    nodes {
      symbol
      lastPriceDate
      latestBar {
        date
        open
        high
        low
        close
        volume
      }
      dailyMetrics {
        metricsDate
        currentPrice
        return1d
        returnYtd
        return1y
      }
      factorExposures {
        betaValue
        rSquared
        factor {
          name
        }
      }
      onboarding {
        status
        phase
      }
    }
  }
}`;

/** Pages of 100 symbols with their related data, per second: the API against one hand-written statement. */
export async function compareSymbolPages(
  servers: Servers,
  client: Client,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Comparison> {
  await fillSymbols(client, SYMBOLS, DAYS);
  const body = JSON.stringify({ query: DOCUMENT, operationName: "Symbols", variables: { first: PAGE_SIZE } });
  await requireSameResponse(servers, body);
  return compare(`${PAGE_SIZE} symbols with related data, ${CONNECTIONS} connections`, "requests/s", {
    warmUp: 2,
    rounds,
    ours: () => requestsPerSecond(servers.apiUrl, body, seconds),
    baseline: () => requestsPerSecond(servers.baselineUrl, body, seconds),
    target: 0.5,
  });
}

async function requireSameResponse(servers: Servers, body: string): Promise<void> {
  const [ours, baseline] = await Promise.all(
    [servers.apiUrl, servers.baselineUrl].map(async (url) => {
      const connection = await openConnection(url);
      const response = await connection.post(body);
      connection.close();
      return response;
    }),
  );
  deepStrictEqual(ours, baseline, "Both servers must return the same response.");
}

async function requestsPerSecond(url: string, body: string, seconds: number): Promise<number> {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => openConnection(url)));
  const start = performance.now();
  const end = start + seconds * 1000;
  const counts = await Promise.all(connections.map((connection) => requestUntil(connection, body, end)));
  const duration = performance.now() - start;
  for (const connection of connections) connection.close();
  return counts.reduce((sum, count) => sum + count, 0) / (duration / 1000);
}

async function requestUntil(connection: Connection, body: string, end: number): Promise<number> {
  let requests = 0;
  while (performance.now() < end) {
    const response = await connection.post(body);
    if (!response.startsWith('{"data":{"symbols":{')) throw new Error(`Unexpected response: ${response.slice(0, 500)}`);
    requests += 1;
  }
  return requests;
}
