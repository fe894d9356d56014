import { setImmediate } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import { daysBefore } from "../../engine/calendar-days";
import type { Strategy } from "../../engine/strategies/strategy";
import { readBars } from "../../market";
import type { Problem } from "../../platform/app-error";
import { rowsOf } from "../../platform/sql/rows";
import type { StrategyRun } from "../lifecycle/strategy-run.entity";
import type { ProgressEntryInput } from "../progress/record-progress.input";
import { writeProgress } from "../progress/write-progress";
import { completeLeasedRun } from "./complete-leased-run";
import type { RunChunk } from "./enqueue-chunks";
import { type Evaluation, evaluateTicker } from "./evaluate-ticker";
import { failLeasedRun } from "./fail-leased-run";
import { startLeasedRun } from "./start-leased-run";
import { strategyOfRun } from "./strategy-of-run";

/**
 * Number of tickers that are read and reported together: few enough for a live progress bar, for a cancellation to be
 * noticed, and for decades of their bars to fit into memory.
 */
const REPORT_SIZE = 25;
/** Number of a flow's problems that the error message of its run includes. */
const MAX_REPORTED_PROBLEMS = 3;

/** Processes one chunk of a run. A chunk that is delivered again is continued: processed tickers are skipped. */
export async function runChunk(db: EntityManager, chunk: RunChunk): Promise<void> {
  const run = await startLeasedRun(db, chunk);
  if (run === null) return;
  const built = await strategyOfRun(db, run);
  if (!built.ok) return failLeasedRun(db, chunk, unbuildable(built.problems));
  const evaluationOf = await prepareEvaluation(db, run, built.strategy);
  const tickers = await unprocessedTickers(db, chunk);
  for (let start = 0; start < tickers.length; start += REPORT_SIZE) {
    const part = tickers.slice(start, start + REPORT_SIZE);
    const entries = await evaluateAll(part, await evaluationOf(part));
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

/** Reads the benchmark, which all tickers share, once. The returned function reads the bars of some tickers. */
async function prepareEvaluation(
  db: EntityManager,
  run: StrategyRun,
  strategy: Strategy,
): Promise<(tickers: readonly string[]) => Promise<Evaluation>> {
  const { lookbackDays, benchmark } = strategy;
  const asOf = run.asOf as string;
  const period = { from: lookbackDays === null ? null : daysBefore(asOf, lookbackDays), to: asOf };
  const shared = benchmark === null ? [] : await readBars(db, [benchmark], period);
  const parameters = run.params as Record<string, number>;
  const minScore = run.minScore ?? strategy.defaultMinScore;
  return async (tickers) => {
    const bars = new Map([...shared, ...(await readBars(db, tickers, period))]);
    return { strategy, parameters, minScore, asOf, bars };
  };
}

async function evaluateAll(tickers: readonly string[], evaluation: Evaluation): Promise<ProgressEntryInput[]> {
  const entries: ProgressEntryInput[] = [];
  for (const ticker of tickers) {
    entries.push(evaluateTicker(ticker, evaluation));
    // The API runs in the same process: let it answer between two tickers.
    await setImmediate();
  }
  return entries;
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
