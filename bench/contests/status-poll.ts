import { deepStrictEqual } from "node:assert";
import type { Client } from "pg";
import { type Connection, openConnection } from "../connection";
import { type Contest, contest } from "../contest";
import { fillRuns } from "../fill-runs";
import type { Servers } from "../start-servers";

const RUNS = 500;
const ENTRIES = 200;
const CONNECTIONS = 32;

/** What a frontend asks for again and again while a run is on the screen. */
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
    recentProgress(limit: 10) {
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

/** Requests a second: the API's against the bare server's, over many runs and connections. */
export async function contestStatusPoll(
  stage: Servers,
  client: Client,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Contest> {
  const ids = await fillRuns(client, RUNS, ENTRIES);
  const bodies = ids.map((id) => JSON.stringify({ query: STATUS_DOCUMENT, variables: { id } }));
  for (const body of bodies.slice(0, 10)) await requireSameAnswer(stage, body);
  const ask = (url: string) => () => requestsPerSecond(url, bodies, seconds);
  return contest(`status poll, ${CONNECTIONS} connections`, "requests/s", {
    warmUp: 3,
    rounds,
    ours: ask(stage.apiUrl),
    bare: ask(stage.bareUrl),
    target: 0.35,
  });
}

/** Same bytes, but for what depends on the clock. */
async function requireSameAnswer(stage: Servers, body: string): Promise<void> {
  const [ours, bare] = await Promise.all(
    [stage.apiUrl, stage.bareUrl].map(async (url) => {
      const connection = await openConnection(url);
      const answer = await connection.post(body);
      connection.close();
      return answer
        .replace(/"health":"\w+"/, '"health":""')
        .replace(/"estimatedCompletion":[^,]+/, '"estimatedCompletion":""');
    }),
  );
  deepStrictEqual(ours, bare, "Both servers must give the same answer.");
}

async function requestsPerSecond(url: string, bodies: readonly string[], seconds: number): Promise<number> {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => openConnection(url)));
  const began = performance.now();
  const end = began + seconds * 1000;
  // Each connection walks over all runs, from a place of its own.
  const counts = await Promise.all(
    connections.map((connection, index) => {
      const start = Math.floor((index * bodies.length) / CONNECTIONS);
      return askUntil(connection, [...bodies.slice(start), ...bodies.slice(0, start)], end);
    }),
  );
  const took = performance.now() - began;
  for (const connection of connections) connection.close();
  return counts.reduce((sum, count) => sum + count, 0) / (took / 1000);
}

async function askUntil(connection: Connection, bodies: readonly string[], end: number): Promise<number> {
  let answered = 0;
  while (performance.now() < end) {
    const answer = await connection.post(bodies[answered % bodies.length] as string);
    if (!answer.startsWith('{"data":{"strategyRun":{')) throw new Error(`Not an answer to the poll: ${answer}`);
    answered += 1;
  }
  return answered;
}
