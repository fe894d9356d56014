import type { HealthThresholds } from "../health-thresholds";
import { runHealth } from "./run-health";
import { RunHealth } from "./run-health.enum";
import type { StrategyRun } from "./strategy-run.entity";

/** Fewer tickers than this say nothing about the rest. */
const MIN_PROCESSED_TICKERS = 5;

/**
 * Tickers a second over the recent past: the mean over batches, each weighted by exp(-age / 30 s). Null before the
 * first batch. Counts and seconds are averaged apart, so that two batches in the same instant make no infinite rate.
 */
export function recentRate(run: Pick<StrategyRun, "recentTickers" | "recentSeconds">): number | null {
  return run.recentTickers > 0 && run.recentSeconds > 0 ? run.recentTickers / run.recentSeconds : null;
}

/** When the run will be done if it goes on as of late; null when that cannot be told. */
export function estimatedCompletion(run: StrategyRun, now: Date, thresholds: HealthThresholds): Date | null {
  const rate = recentRate(run);
  const health = runHealth(run, now, thresholds);
  const isMoving = health === RunHealth.HEALTHY || health === RunHealth.SLOW;
  if (!isMoving || rate === null || run.totalCount === 0 || run.processedCount < MIN_PROCESSED_TICKERS) return null;
  const remaining = run.totalCount - run.processedCount;
  return new Date(now.getTime() + (remaining / rate) * 1000);
}
