import type { EntityManager } from "typeorm";
import type { EvaluationPool } from "../../builder";
import type { TickersTask } from "../../engine/evaluation/evaluation-tasks";
import { MAX_EVALUATION_STEPS } from "../../engine/flow/flow-cost";
import { readBarTexts } from "../../market";
import type { StrategyRun } from "../lifecycle/strategy-run.entity";
import type { ProgressEntryInput } from "../progress/record-progress.input";
import { progressEntry } from "./progress-entry";
import type { RunStrategy } from "./strategy-of-run";

/**
 * Maximum number of tickers that are read and reported together: few enough for a live progress bar, for a cancellation
 * to be noticed, and for decades of their bars to fit into memory.
 */
const MAX_REPORT_SIZE = 25;
/** Steps between two reports, at most: a few tickers of the most expensive flow. */
const MAX_REPORT_STEPS = 4 * MAX_EVALUATION_STEPS;

export interface TickerEvaluation {
  /** Number of tickers to evaluate and report together. */
  readonly reportSize: number;
  /** Reads the bars of some tickers and evaluates them on the evaluation threads. */
  evaluate(tickers: readonly string[]): Promise<ProgressEntryInput[]>;
}

/** Prepares the evaluation of a run's tickers: reads the benchmark, which all tickers share, once. */
export async function prepareEvaluation(
  db: EntityManager,
  run: StrategyRun,
  { strategy, text, stepsPerTicker }: RunStrategy,
  evaluations: EvaluationPool,
): Promise<TickerEvaluation> {
  const { lookbackDays, benchmark, title } = strategy;
  const asOf = run.asOf as string;
  // Tickers end on different days, such as before a holiday of their exchange; each has the same length of history.
  const period = { from: null, to: asOf, lookbackDays };
  const shared = benchmark === null ? undefined : (await readBarTexts(db, [benchmark], period)).get(benchmark);
  const options = {
    parameters: run.params as Record<string, number>,
    minScore: run.minScore ?? strategy.defaultMinScore,
    asOf,
  };
  const reportSize = atMost(MAX_REPORT_SIZE, MAX_REPORT_STEPS, stepsPerTicker);
  // Small tasks occupy all threads; large ones cost less time between the threads.
  const taskSize = atMost(Math.ceil(reportSize / evaluations.size), MAX_EVALUATION_STEPS, stepsPerTicker);
  return {
    reportSize,
    async evaluate(tickers) {
      const bars = await readBarTexts(db, tickers, period);
      const tasks = partsOf(tickers, taskSize).map(
        (part): TickersTask => ({
          strategy: text,
          options,
          benchmark: shared,
          tickers: part.map((ticker) => ({ ticker, bars: bars.get(ticker) })),
        }),
      );
      const caller = { owner: run.ownerId };
      const reports = await Promise.all(tasks.map((task) => evaluations.evaluateTickers(title, task, caller)));
      return reports.flat().map(progressEntry);
    },
  };
}

/** Number of tickers that need at most `maxSteps` together: at least 1, at most `maximum`. */
function atMost(maximum: number, maxSteps: number, stepsPerTicker: number): number {
  return Math.max(1, Math.min(maximum, Math.floor(maxSteps / stepsPerTicker)));
}

function partsOf<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, part) => items.slice(part * size, (part + 1) * size));
}
