import { setImmediate } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import { daysBefore } from "../../engine/calendar-days";
import type { Strategy } from "../../engine/strategies/strategy";
import { User, viewerOf } from "../../identity";
import { readBars } from "../../market";
import { AppError } from "../../platform/app-error";
import { rowsOf } from "../../platform/sql/rows";
import type { StrategyRun } from "../lifecycle/strategy-run.entity";
import { recordProgress } from "../progress/record-progress";
import type { ProgressEntryInput } from "../progress/record-progress.input";
import type { RunChunk } from "./enqueue-chunks";
import { type Evaluation, evaluateTicker } from "./evaluate-ticker";
import { beginRun, completeWhenDone, failRunOfChunk } from "./leased-run";
import { strategyOfRun } from "./strategy-of-run";

/**
 * Tickers read and reported at once: often enough for a live progress bar, and for a cancel to be noticed; few enough that
 * their bars take little memory, decades of them too.
 */
const REPORT_SIZE = 25;
/** Of what is wrong with a flow, so much is said in the run's message. */
const MAX_REPORTED_PROBLEMS = 3;

/** Processes one chunk of a run. A second worker that is given the same chunk does only what the first has left. */
export async function runChunk(db: EntityManager, chunk: RunChunk): Promise<void> {
  const run = await beginRun(db, chunk);
  if (run === null) return;
  const owner = viewerOf(await db.findOneByOrFail(User, { id: run.ownerId as string }));
  const tickers = await unprocessed(db, chunk);
  const strategy = await strategyOrFailure(db, run, chunk);
  if (strategy === null) return;
  const prepare = await preparation(db, run, strategy);

  for (let start = 0; start < tickers.length; start += REPORT_SIZE) {
    const part = tickers.slice(start, start + REPORT_SIZE);
    const evaluation = await prepare(part);
    const entries: ProgressEntryInput[] = [];
    for (const ticker of part) {
      entries.push(evaluateTicker(ticker, evaluation));
      // The API shares this process: let it answer between two tickers.
      await setImmediate();
    }
    const report = { runId: run.id, leaseEpoch: chunk.leaseEpoch, entries };
    if (await isStopped(recordProgress(db, owner, report, "server"))) return;
  }
  await completeWhenDone(db, chunk);
}

async function unprocessed(db: EntityManager, { runId, tickers }: RunChunk): Promise<string[]> {
  const rows = await rowsOf<{ ticker: string }>(
    db,
    `/* unprocessed */
     select ticker
     from runs.strategy_result
     where run_id = $1 and ticker = any($2::text[])`,
    [runId, tickers],
  );
  const done = new Set(rows.map(({ ticker }) => ticker));
  return tickers.filter((ticker) => !done.has(ticker));
}

/** The run's strategy. Null when its flow can no longer be built: no retry would help, so the run has failed then. */
async function strategyOrFailure(db: EntityManager, run: StrategyRun, chunk: RunChunk): Promise<Strategy | null> {
  try {
    return await strategyOfRun(db, run);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const problems = error.problems.slice(0, MAX_REPORTED_PROBLEMS).map(({ message }) => message);
    await failRunOfChunk(db, chunk, `The strategy of this run can no longer be built: ${problems.join(" ")}`);
    return null;
  }
}

/** Reads what all tickers share, the benchmark, once; what it gives reads the bars of some tickers beside it. */
async function preparation(
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

/** Was the report refused because the run was cancelled, ended or taken over? Then this worker has nothing left to do. */
async function isStopped(report: Promise<unknown>): Promise<boolean> {
  try {
    await report;
    return false;
  } catch (error) {
    if (error instanceof AppError && "shouldStop" in error.answer && error.answer.shouldStop === true) return true;
    throw error;
  }
}
