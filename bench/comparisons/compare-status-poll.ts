import { deepStrictEqual } from "node:assert";
import type { Client } from "pg";
import { type Comparison, compare } from "../compare";
import { type Connection, openConnection } from "../connection";
import { fillRuns } from "../fill-runs";
import type { Servers } from "../start-servers";

const RUNS = 500;
const ENTRIES = 200;
const CONNECTIONS = 32;

/** The query that a frontend polls while it shows a run. */
export const STATUS_DOCUMENT = `query RunStatus($id: ID!) {
  strategyRun(id: $id) {
    id
    strategyCode
    executionStatus
    health
    isTerminal
    progressPercent
    processedCount
    totalCount
    currentTicker
    startedAt
    lastProgressUpdate
    estimatedCompletion
    errorMessage
    recentProgress(first: 10) {
      sequenceNumber
      ticker
      outcome
      score
      classification
      processingTimeMs
      processedAt
    }
    summary {
      passedCount
      failedCount
      errorCount
      passRate
      averageScore
      averageProcessingTimeMs
      tickersPerSecond
    }
  }
}`;

/** Requests per second of the API against the baseline server, over many runs and connections. */
export async function compareStatusPoll(
  servers: Servers,
  client: Client,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Comparison> {
  const ids = await fillRuns(client, RUNS, ENTRIES);
  const bodies = ids.map((id) => JSON.stringify({ query: STATUS_DOCUMENT, variables: { id } }));
  for (const body of bodies.slice(0, 10)) await requireSameResponse(servers, body);
  const measure = (url: string) => () => requestsPerSecond(url, bodies, seconds);
  return compare(`status poll, ${CONNECTIONS} connections`, "requests/s", {
    warmUp: 3,
    rounds,
    ours: measure(servers.apiUrl),
    baseline: measure(servers.baselineUrl),
    target: 0.35,
  });
}

/** The responses must be equal byte for byte, except for the fields that depend on the clock. */
async function requireSameResponse(servers: Servers, body: string): Promise<void> {
  const [ours, baseline] = await Promise.all(
    [servers.apiUrl, servers.baselineUrl].map(async (url) => {
      const connection = await openConnection(url);
      const response = await connection.post(body);
      connection.close();
      return response
        .replace(/"health":"\w+"/, '"health":""')
        .replace(/"estimatedCompletion":[^,]+/, '"estimatedCompletion":""');
    }),
  );
  deepStrictEqual(ours, baseline, "Both servers must return the same response.");
}

async function requestsPerSecond(url: string, bodies: readonly string[], seconds: number): Promise<number> {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => openConnection(url)));
  const start = performance.now();
  const end = start + seconds * 1000;
  // Each connection cycles through all runs, starting at a different one.
  const counts = await Promise.all(
    connections.map((connection, index) => {
      const first = Math.floor((index * bodies.length) / CONNECTIONS);
      return requestUntil(connection, [...bodies.slice(first), ...bodies.slice(0, first)], end);
    }),
  );
  const duration = performance.now() - start;
  for (const connection of connections) connection.close();
  return counts.reduce((sum, count) => sum + count, 0) / (duration / 1000);
}

async function requestUntil(connection: Connection, bodies: readonly string[], end: number): Promise<number> {
  let requests = 0;
  while (performance.now() < end) {
    const response = await connection.post(bodies[requests % bodies.length] as string);
    if (!response.startsWith('{"data":{"strategyRun":{'))
      throw new Error(`Unexpected response to the poll: ${response}`);
    requests += 1;
  }
  return requests;
}
