import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";
import { type Comparison, compare, median } from "../compare";
import { type Connection, openConnection } from "../connection";
import type { Servers } from "../start-servers";

const POLLERS = 1000;
/** Time until all pollers wait. */
const SETTLE_MS = 4000;
const TICKERS_PER_REPORT = 10;

const START = `mutation {
  startStrategyRun(input: { strategyCode: "news", version: "1", params: {} }) { run { id } }
}`;
const REPORT = `mutation ($input: RecordProgressInput!) {
  recordProgress(input: $input) { receipts { verdict } run { revision } userErrors { message } }
}`;
const DELTA = `query ($runId: ID!, $since: Int!, $waitMs: Int) {
  strategyRunDelta(runId: $runId, sinceRevision: $since, waitMs: $waitMs) {
    revision hasMore nextPollAfterMs
    run { id executionStatus processedCount totalCount }
    newProgress { ticker passed score classification }
  }
}`;

/**
 * How soon 1,000 pollers that wait for a run hear of a report, against as many polls for the same answer that do not wait
 * and are sent at once: the time that answering alone takes.
 */
export async function compareNewsToPollers(
  { apiUrl }: Servers,
  _: Client,
  { rounds }: { readonly rounds: number },
): Promise<Comparison> {
  const executor = await openConnection(apiUrl);
  const pollers = await Promise.all(Array.from({ length: POLLERS }, () => openConnection(apiUrl)));
  const runId = (await ask(executor, START)).startStrategyRun.run.id;
  let revision = (await ask(executor, DELTA, { runId, since: 0 })).strategyRunDelta.revision;
  let reports = 0;

  async function report(): Promise<void> {
    reports += 1;
    const entries = Array.from({ length: TICKERS_PER_REPORT }, (_, index) => ({
      ...{ ticker: `R${reports}T${index}`, passed: true, score: 1, classification: "Buy" },
    }));
    const { recordProgress } = await ask(executor, REPORT, { input: { runId, entries } });
    if (recordProgress.receipts.length !== TICKERS_PER_REPORT) throw new Error(JSON.stringify(recordProgress));
    revision = recordProgress.run.revision;
  }

  /** Answers per second of median latency, measured from `startedAt`. */
  async function rateOf(answers: readonly Promise<number>[], startedAt: () => number): Promise<number> {
    const times = await Promise.all(answers);
    return 1000 / median(times.map((time) => time - startedAt()));
  }

  const poll = async (connection: Connection, since: number, waitMs: number): Promise<number> => {
    const { strategyRunDelta } = await ask(connection, DELTA, { runId, since, waitMs });
    const answeredAt = performance.now();
    if (strategyRunDelta.newProgress.length !== TICKERS_PER_REPORT) throw new Error(JSON.stringify(strategyRunDelta));
    return answeredAt;
  };

  const comparison = await compare(`news to ${POLLERS} waiting pollers, or as many polls at once`, "1/latency, 1/s", {
    warmUp: 2,
    rounds,
    ours: async () => {
      const since = revision;
      const answers = pollers.map((connection) => poll(connection, since, 20_000));
      await pause(SETTLE_MS);
      await report();
      const reportedAt = performance.now();
      return rateOf(answers, () => reportedAt);
    },
    baseline: async () => {
      const since = revision;
      await report();
      const sentAt = performance.now();
      return rateOf(
        pollers.map((connection) => poll(connection, since, 0)),
        () => sentAt,
      );
    },
    target: 0.5,
  });
  for (const connection of [executor, ...pollers]) connection.close();
  return comparison;
}

async function ask(connection: Connection, query: string, variables: object = {}) {
  const { data, errors } = JSON.parse(await connection.post(JSON.stringify({ query, variables })));
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}
