import type { HealthThresholds } from "../health-thresholds";
import { runHealth } from "./run-health";
import { RunHealth } from "./run-health.enum";
import type { StrategyRun } from "./strategy-run.entity";

/** With fewer processed tickers the rate is too uncertain for an estimate. */
const MIN_PROCESSED_TICKERS = 5;

/**
 * Current rate in tickers per second: batches weighted by exp(-age / 30 s). Null before the first batch. Counts and
 * seconds are summed separately, so that two batches at the same time do not make the rate infinite.
 */
export function recentRate(run: Pick<StrategyRun, "recentTickers" | "recentSeconds">): number | null {
  return run.recentTickers > 0 && run.recentSeconds > 0 ? run.recentTickers / run.recentSeconds : null;
}

/** When the run will be done at its current rate; null if that cannot be estimated. */
export function estimatedCompletion(run: StrategyRun, now: Date, thresholds: HealthThresholds): Date | null {
  const rate = recentRate(run);
  const health = runHealth(run, now, thresholds);
  const isMoving = health === RunHealth.HEALTHY || health === RunHealth.SLOW;
  if (!isMoving || rate === null || run.totalCount === 0 || run.processedCount < MIN_PROCESSED_TICKERS) return null;
  const remaining = run.totalCount - run.processedCount;
  return new Date(now.getTime() + (remaining / rate) * 1000);
}
