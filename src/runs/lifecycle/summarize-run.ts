import { recentRate } from "./estimated-completion";
import type { StrategyRunSummary } from "./run-summary.type";
import type { StrategyRun } from "./strategy-run.entity";

/** Computes the summary from the counters in the run's own row. */
export function summarizeRun(run: StrategyRun): StrategyRunSummary {
  const evaluated = run.passedCount + run.failedCount;
  return {
    passedCount: run.passedCount,
    failedCount: run.failedCount,
    errorCount: run.errorCount,
    passRate: ratio(run.passedCount, evaluated),
    averageScore: ratio(run.scoreSum, run.scoreCount),
    averageProcessingTimeMs: ratio(run.processingMsSum, run.processingMsCount),
    tickersPerSecond: run.isTerminal ? overallRate(run) : recentRate(run),
    classifications: Object.entries(run.classificationCounts)
      .map(([classification, count]) => ({ classification, count }))
      .sort((a, b) => b.count - a.count || (a.classification < b.classification ? -1 : 1)),
  };
}

function overallRate(run: StrategyRun): number | null {
  if (run.startedAt === null || run.lastProgressUpdate === null) return null;
  return ratio(run.processedCount * 1000, run.lastProgressUpdate.getTime() - run.startedAt.getTime());
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
