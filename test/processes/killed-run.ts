import { setTimeout as sleep } from "node:timers/promises";
import { findEmbeddedPostgres } from "../../src/platform/postgres/find-embedded-postgres";
import { query } from "../platform/postgres/scratch-folder";
import { askServer, dataOf } from "../support/ask-server";
import type { ProgramExit, Programs, Server } from "../support/child-programs";
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
  const runId = await startRun(url, total);
  const polling = poll(url, runId);
  const writing = startWriters(programs, plan, url, runId);
  let kills = 0;
  for (const share of plan.killAt) {
    await untilWritten(dataDir, runId, share * total);
    server = await killedAndStarted(programs, server, environment);
    kills += 1;
  }
  const acknowledged = await receiptsOf(writing);
  const complete = "mutation ($id: ID!) { completeStrategyRun(input: { runId: $id }) { userErrors { code } } }";
  await dataOf(url, complete, { id: runId });
  const polled = await polling;
  const stored = await read((await findEmbeddedPostgres(dataDir))!.url, runId);
  await server.end("SIGTERM");
  return { acknowledged, polled, kills, ...stored };
}

async function startRun(url: string, totalCount: number): Promise<string> {
  const { startStrategyRun } = await dataOf(
    url,
    `mutation ($n: Int!) {
      startStrategyRun(input: { strategyCode: "soak", version: "1", params: {}, totalCount: $n }) { run { id } }
    }`,
    { n: totalCount },
  );
  return startStrategyRun.run.id;
}

function startWriters(programs: Programs, { writers, batches, batchSize }: KilledRunPlan, url: string, runId: string) {
  return Array.from({ length: writers }, (_, index) => {
    const options: WriterOptions = { url, runId, name: `W${index}N`, batches, batchSize };
    return programs.run("test/processes/write-batches.ts", { args: [JSON.stringify(options)] });
  });
}

/** Waits for the writers and returns what the server acknowledged to them. */
async function receiptsOf(writing: readonly Promise<ProgramExit>[]): Promise<Acknowledged[]> {
  const exits = await Promise.all(writing);
  const failed = exits.find(({ code }) => code !== 0);
  if (failed) throw new Error(`A writer failed:\n${failed.output.slice(-2000)}`);
  const lines = exits.flatMap(({ output }) => output.trim().split("\n"));
  return lines.flatMap((line) => JSON.parse(line) as Acknowledged[]);
}

async function killedAndStarted(programs: Programs, server: Server, environment: Record<string, string>) {
  await server.end("SIGKILL");
  return programs.startServer(environment);
}

/** Queries the database directly, so that the server is not kept busy. */
async function untilWritten(dataDir: string, runId: string, count: number): Promise<void> {
  const url = (await findEmbeddedPostgres(dataDir))!.url;
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
