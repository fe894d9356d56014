import type { DailyMetrics } from "./calculate-metrics";

/** The data available for a symbol. */
export interface AvailableData {
  /** Null without prices. */
  readonly metrics: DailyMetrics | null;
  readonly hasProfile: boolean;
  readonly hasFactors: boolean;
}

const RETURNS = ["return1d", "returnMtd", "returnYtd", "return1m", "return3m", "return1y"] as const;

/**
 * Scores the completeness of a symbol's data, 0 to 100: price 30, returns 30 (six at 5 each), profile 20, factors 20.
 */
export function scoreDataQuality({ metrics, hasProfile, hasFactors }: AvailableData): number {
  const returns = metrics === null ? 0 : RETURNS.filter((name) => metrics[name] !== null).length;
  return (metrics === null ? 0 : 30) + (30 * returns) / RETURNS.length + (hasProfile ? 20 : 0) + (hasFactors ? 20 : 0);
}
