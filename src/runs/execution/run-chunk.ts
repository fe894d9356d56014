import { setImmediate } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import { User, viewerOf } from "../../identity";
import { readBars } from "../../market";
import { AppError } from "../../platform/app-error";
import { rowsOf } from "../../platform/rows";
import type { StrategyRun } from "../lifecycle/strategy-run.entity";
import { recordProgress } from "../progress/record-progress";
import type { ProgressEntryInput } from "../progress/record-progress.input";
import { type Evaluation, evaluateTicker } from "./evaluate-ticker";
import { beginRun, completeWhenDone } from "./leased-run";
import type { RunChunk } from "./run-chunks";
import { strategyOfRun } from "./strategy-of-run";

/** Tickers reported at once: often enough for a live progress bar, and for a cancel to be noticed. */
const REPORT_SIZE = 25;

/** Processes one chunk of a run. A second worker that is given the same chunk does only what the first has left. */
export async function runChunk(db: EntityManager, chunk: RunChunk): Promise<void> {
  const run = await beginRun(db, chunk);
  if (run === null) return;
  const owner = viewerOf(await db.findOneByOrFail(User, { id: run.ownerId as string }));
  const tickers = await unprocessed(db, chunk);
  const evaluation = await prepare(db, run, tickers);

  for (let start = 0; start < tickers.length; start += REPORT_SIZE) {
    const entries: ProgressEntryInput[] = [];
    for (const ticker of tickers.slice(start, start + REPORT_SIZE)) {
      entries.push(evaluateTicker(ticker, evaluation));
      // The API shares this process: let it answer between two tickers.
      await setImmediate();
    }
    const report = { runId: run.id, leaseEpoch: chunk.leaseEpoch, entries };
    if (await isStopped(recordProgress(db, owner, report))) return;
  }
  await completeWhenDone(db, chunk);
}

async function unprocessed(db: EntityManager, { runId, tickers }: RunChunk): Promise<string[]> {
  const rows = await rowsOf<{ ticker: string }>(
    db,
    `select ticker
     from runs.strategy_result
     where run_id = $1 and ticker = any($2::text[])`,
    [runId, tickers],
  );
  const done = new Set(rows.map(({ ticker }) => ticker));
  return tickers.filter((ticker) => !done.has(ticker));
}

async function prepare(db: EntityManager, run: StrategyRun, tickers: readonly string[]): Promise<Evaluation> {
  const strategy = await strategyOfRun(db, run);
  const to = run.asOf as string;
  const from = new Date(Date.parse(to) - strategy.lookbackDays * 86_400_000).toISOString().slice(0, 10);
  const symbols = strategy.benchmark === null ? tickers : [...tickers, strategy.benchmark];
  const bars = await readBars(db, symbols, { from, to });
  const parameters = run.params as Record<string, number>;
  return { strategy, parameters, minScore: run.minScore ?? strategy.defaultMinScore, bars };
}

/** Was the report refused because the run was cancelled, ended or taken over? Then this worker has nothing left to do. */
async function isStopped(report: Promise<unknown>): Promise<boolean> {
  try {
    await report;
    return false;
  } catch (error) {
    if (error instanceof AppError && error.answer.shouldStop === true) return true;
    throw error;
  }
}
