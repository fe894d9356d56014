import { setTimeout as sleep } from "node:timers/promises";
import type { RunChunk } from "../../../src/runs/execution/enqueue-chunks";
import type { TestApp } from "../../support/test-app";

const PATIENCE_MS = 60_000;

export interface StoredJob {
  readonly data: RunChunk;
  readonly state: "created" | "retry" | "active" | "completed" | "cancelled" | "failed";
  readonly retry_count: number;
}

/** The stored jobs of a run, in the order in which they were enqueued. */
export function jobsOf(app: TestApp, runId: string): Promise<StoredJob[]> {
  return app.database.sql<StoredJob>(
    `select data, state::text, retry_count
     from pgboss.job
     where name = 'run-chunk' and data ->> 'runId' = $1
     order by data -> 'leaseEpoch', created_on, data -> 'tickers' ->> 0`,
    [runId],
  );
}

/** Waits until every job of a run is completed or failed, and returns them. */
export async function finishedJobs(app: TestApp, runId: string): Promise<StoredJob[]> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const jobs = await jobsOf(app, runId);
    if (jobs.every(({ state }) => state === "completed" || state === "failed")) return jobs;
    if (Date.now() > deadline) throw new Error(`The jobs are not finished: ${JSON.stringify(jobs)}`);
    await sleep(50);
  }
}

/** Delays every report of progress, so that a test can act between two of them. */
export async function slowReports(app: TestApp, seconds: number): Promise<void> {
  const { sql } = app.database;
  await sql(`
    create or replace function runs.delay_report() returns trigger language plpgsql
    as $$ begin perform pg_sleep(${seconds}); return null; end $$`);
  await sql(`
    create or replace trigger delay_report after insert on runs.strategy_execution_progress
    for each statement execute function runs.delay_report()`);
}
