import type { DailyMetrics } from "./calculate-metrics";

/** What is known of a symbol. */
export interface KnownData {
  /** Null without a price. */
  readonly metrics: DailyMetrics | null;
  readonly hasProfile: boolean;
  readonly hasFactors: boolean;
}

const RETURNS = ["return1d", "returnMtd", "returnYtd", "return1m", "return3m", "return1y"] as const;

/** How complete a symbol's data is, 0 to 100: price 30, returns 30 (5 for each of the six), profile 20, factors 20. */
export function scoreDataQuality({ metrics, hasProfile, hasFactors }: KnownData): number {
  const returns = metrics === null ? 0 : RETURNS.filter((name) => metrics[name] !== null).length;
  return (metrics === null ? 0 : 30) + (30 * returns) / RETURNS.length + (hasProfile ? 20 : 0) + (hasFactors ? 20 : 0);
}
