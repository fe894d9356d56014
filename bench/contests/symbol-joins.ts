import { deepStrictEqual } from "node:assert";
import type { Client } from "pg";
import { type Connection, openConnection } from "../connection";
import { type Contest, contest } from "../contest";
import { fillSymbols } from "../fill-symbols";
import type { Servers } from "../start-servers";

const KNOWN = 500;
const DAYS = 400;
const ASKED = 100;
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

/**
 * Pages of 100 symbols with all that belongs to them: the API's a second against those of one hand-written statement.
 */
export async function contestSymbolJoins(
  stage: Servers,
  client: Client,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Contest> {
  await fillSymbols(client, KNOWN, DAYS);
  const body = JSON.stringify({ query: DOCUMENT, operationName: "Symbols", variables: { first: ASKED } });
  await requireSameAnswer(stage, body);
  return contest(`${ASKED} symbols with their joins, ${CONNECTIONS} connections`, "requests/s", {
    warmUp: 2,
    rounds,
    ours: () => requestsPerSecond(stage.apiUrl, body, seconds),
    bare: () => requestsPerSecond(stage.bareUrl, body, seconds),
    target: 0.5,
  });
}

async function requireSameAnswer(stage: Servers, body: string): Promise<void> {
  const [ours, bare] = await Promise.all(
    [stage.apiUrl, stage.bareUrl].map(async (url) => {
      const connection = await openConnection(url);
      const answer = await connection.post(body);
      connection.close();
      return answer;
    }),
  );
  deepStrictEqual(ours, bare, "Both servers must give the same answer.");
}

async function requestsPerSecond(url: string, body: string, seconds: number): Promise<number> {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => openConnection(url)));
  const began = performance.now();
  const end = began + seconds * 1000;
  const counts = await Promise.all(connections.map((connection) => askUntil(connection, body, end)));
  const took = performance.now() - began;
  for (const connection of connections) connection.close();
  return counts.reduce((sum, count) => sum + count, 0) / (took / 1000);
}

async function askUntil(connection: Connection, body: string, end: number): Promise<number> {
  let answered = 0;
  while (performance.now() < end) {
    const answer = await connection.post(body);
    if (!answer.startsWith('{"data":{"symbols":{')) throw new Error(`Not an answer: ${answer.slice(0, 500)}`);
    answered += 1;
  }
  return answered;
}
