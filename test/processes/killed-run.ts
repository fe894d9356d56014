import { setTimeout as sleep } from "node:timers/promises";
import { findEmbeddedPostgres } from "../../src/platform/postgres/find-embedded-postgres";
import { query } from "../platform/postgres/scratch-folder";
import { askServer, dataOf } from "../support/ask-server";
import type { Programs, Server } from "../support/child-programs";
import type { Acknowledged, WriterOptions } from "./write-batches";

export interface KilledRunPlan {
  readonly writers: number;
  readonly batches: number;
  readonly batchSize: number;
  /** Fractions of the tickers, ascending, after which the server is killed and restarted. */
  readonly killAt: readonly number[];
}

export interface KilledRun {
  /** Entries that the server acknowledged to the writers. */
  readonly acknowledged: readonly Acknowledged[];
  /** Entries that the poller received, in that order. */
  readonly polled: readonly { readonly ticker: string; readonly sequenceNumber: number }[];
  /** The run's row, its timeline and its results as finally stored. */
  readonly run: Record<string, unknown>;
  readonly timeline: readonly Record<string, unknown>[];
  readonly results: readonly Record<string, unknown>[];
  readonly kills: number;
}

const DELTA = `query ($runId: ID!, $since: Int!) {
  strategyRunDelta(runId: $runId, sinceRevision: $since, first: 137, waitMs: 200) {
    revision isTerminal hasMore resetRequired newProgress { ticker sequenceNumber }
  }
}`;

/**
 * Several writer processes report to one run and a poller follows it, while the server is killed with SIGKILL and
 * restarted with the same data directory and port. Then completes the run and reads everything that is stored of it.
 */
export async function killedRun(programs: Programs, plan: KilledRunPlan): Promise<KilledRun> {
  const total = plan.writers * plan.batches * plan.batchSize;
  const dataDir = await programs.dataDir();
  let server = await programs.startServer({ DATA_DIR: dataDir, SAMPLE_PRICES: "off" });
  const environment = { DATA_DIR: dataDir, SAMPLE_PRICES: "off", PORT: String(server.port) };
  const { url } = server;
  const { startStrategyRun } = await dataOf(
    url,
    `mutation ($n: Int!) {
      startStrategyRun(input: { strategyCode: "soak", version: "1", params: {}, totalCount: $n }) { run { id } }
    }`,
    { n: total },
  );
  const runId: string = startStrategyRun.run.id;
  const polling = poll(url, runId);
  const writing = Array.from({ length: plan.writers }, (_, index) => {
    const options: WriterOptions = { url, runId, name: `W${index}N`, batches: plan.batches, batchSize: plan.batchSize };
    return programs.run("test/processes/write-batches.ts", { args: [JSON.stringify(options)] });
  });
  let kills = 0;
  for (const share of plan.killAt) {
    await untilWritten(dataDir, runId, share * total);
    server = await killedAndStarted(programs, server, environment);
    kills += 1;
  }
  const ends = await Promise.all(writing);
  const failed = ends.find(({ code }) => code !== 0);
  if (failed) throw new Error(`A writer failed:\n${failed.output.slice(-2000)}`);
  await dataOf(url, "mutation ($id: ID!) { completeStrategyRun(input: { runId: $id }) { userErrors { code } } }", {
    id: runId,
  });
  const polled = await polling;
  const stored = await read((await findEmbeddedPostgres(dataDir)) as string, runId);
  const acknowledged = ends.flatMap(({ output }) =>
    output
      .trim()
      .split("\n")
      .flatMap((line) => JSON.parse(line)),
  );
  await server.end("SIGTERM");
  return { acknowledged, polled, kills, ...stored };
}

async function killedAndStarted(programs: Programs, server: Server, environment: Record<string, string>) {
  await server.end("SIGKILL");
  return programs.startServer(environment);
}

/** Queries the database directly, so that the server is not kept busy. */
async function untilWritten(dataDir: string, runId: string, count: number): Promise<void> {
  const url = (await findEmbeddedPostgres(dataDir)) as string;
  const sql = `select from runs.strategy_run where run_id = '${runId}' and processed_count >= ${count}`;
  while ((await query(url, sql)).length === 0) await sleep(20);
}

/** Polls like a client, through every outage, until the run has ended and all entries were received. */
async function poll(url: string, runId: string) {
  const polled: { ticker: string; sequenceNumber: number }[] = [];
  let since = 0;
  for (;;) {
    const answer = await askServer(url, DELTA, { runId, since }).catch(() => null);
    const delta = answer?.data?.strategyRunDelta;
    if (!delta) {
      await sleep(50);
      continue;
    }
    if (delta.resetRequired) throw new Error(`The run's revision fell below ${since}.`);
    polled.push(...delta.newProgress);
    since = delta.revision;
    if (delta.isTerminal && !delta.hasMore) return polled;
  }
}

async function read(url: string, runId: string) {
  const [run] = await query(url, `select * from runs.strategy_run where run_id = '${runId}'`);
  const timeline = await query(
    url,
    `select * from runs.strategy_execution_progress where run_id = '${runId}' order by sequence_number`,
  );
  const results = await query(url, `select * from runs.strategy_result where run_id = '${runId}'`);
  return { run: run as Record<string, unknown>, timeline, results };
}
