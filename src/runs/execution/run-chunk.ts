import type { EntityManager } from "typeorm";
import type { EvaluationPool } from "../../builder";
import type { Problem } from "../../platform/app-error";
import type { JobQueue } from "../../platform/jobs/job-queue";
import { rowsOf } from "../../platform/sql/rows";
import type { ProgressEntryInput } from "../progress/record-progress.input";
import { writeProgress } from "../progress/write-progress";
import { completeLeasedRun } from "./complete-leased-run";
import { CHUNK_QUEUE, type RunChunk } from "./enqueue-chunks";
import { failLeasedRun } from "./fail-leased-run";
import { prepareEvaluation } from "./prepare-evaluation";
import { startLeasedRun } from "./start-leased-run";
import { strategyOfRun } from "./strategy-of-run";

/** Number of a flow's problems that the error message of its run includes. */
const MAX_REPORTED_PROBLEMS = 3;
/** A chunk's job expires after 30 seconds. */
const DEFAULT_MAX_MS = 10_000;

/** What a chunk is processed with. */
export interface ChunkTools {
  readonly evaluations: EvaluationPool;
  readonly jobs: JobQueue;
  /** Time after which a chunk leaves its other tickers to another job. */
  readonly maxMs?: number;
}

/** Processes one chunk of a run. A chunk that is delivered again is continued: processed tickers are skipped. */
export async function runChunk(
  db: EntityManager,
  chunk: RunChunk,
  { evaluations, jobs, maxMs = DEFAULT_MAX_MS }: ChunkTools,
): Promise<void> {
  const startedAt = performance.now();
  const run = await startLeasedRun(db, chunk);
  if (run === null) return;
  const built = await strategyOfRun(db, run);
  if (!built.ok) return failLeasedRun(db, chunk, unbuildable(built.problems));
  const { reportSize, evaluate } = await prepareEvaluation(db, run, built, evaluations);
  const tickers = await unprocessedTickers(db, chunk);
  for (let start = 0; start < tickers.length; start += reportSize) {
    if (start > 0 && performance.now() - startedAt > maxMs) {
      return jobs.enqueueInTurns(db, CHUNK_QUEUE, [{ ...chunk, tickers: tickers.slice(start) }]);
    }
    const entries = await evaluate(tickers.slice(start, start + reportSize));
    if (!(await reportProgress(db, chunk, entries))) return;
  }
  await completeLeasedRun(db, chunk);
}
/** A flow that cannot be built fails its run: retrying would not help. */
function unbuildable(problems: readonly Problem[]): string {
  const messages = problems.slice(0, MAX_REPORTED_PROBLEMS).map(({ message }) => message);
  return `The strategy of this run can no longer be built: ${messages.join(" ")}`;
}

async function unprocessedTickers(db: EntityManager, { runId, tickers }: RunChunk): Promise<string[]> {
  const rows = await rowsOf<{ ticker: string }>(
    db,
    `/* unprocessedTickers */
     select ticker
     from runs.strategy_result
     where run_id = $1 and ticker = any($2::text[])`,
    [runId, tickers],
  );
  const processed = new Set(rows.map(({ ticker }) => ticker));
  return tickers.filter((ticker) => !processed.has(ticker));
}

/** Returns whether to go on: not if the run has ended, was cancelled, or was resumed under another lease. */
async function reportProgress(db: EntityManager, lease: RunChunk, entries: ProgressEntryInput[]): Promise<boolean> {
  const { runId, leaseEpoch } = lease;
  const outcome = await writeProgress(db, { executor: "server", viewer: null }, { runId, leaseEpoch, entries });
  switch (outcome.verdict) {
    case "OK":
      return true;
    case "LEASE_LOST":
    case "RUN_TERMINAL":
      return false;
    default:
      throw new Error(`A worker's report on run ${runId} was refused: ${outcome.verdict}.`);
  }
}
