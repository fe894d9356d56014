import type { TickerEvaluation } from "./strategy";

export type Metrics = TickerEvaluation["metrics"];

/** Result of a group of related conditions on the last bar. */
export interface ConditionGroup {
  /** Contribution to the strategy's score; may be negative. */
  readonly points: number;
  /** Codes of the failed conditions, regardless of the total score. */
  readonly reasons: readonly string[];
  /** Measured values, reported even without a score; null only if there are too few bars to measure them. */
  readonly measured: Metrics;
  /** Values derived from the measurements; null if there is too little history for a score. */
  readonly judged: Metrics;
}

/** All metrics of the groups. If the ticker could not be scored, judged metrics are null rather than omitted. */
export function metricsOf(groups: readonly ConditionGroup[], { scored }: { scored: boolean }): Metrics {
  const measured = groups.map((group) => group.measured);
  const judged = groups.map((group) => (scored ? group.judged : everyKeyNull(group.judged)));
  return Object.assign({}, ...measured, ...judged);
}

export function pointsOf(groups: readonly ConditionGroup[]): number {
  return groups.reduce((sum, group) => sum + group.points, 0);
}

export function reasonsOf(groups: readonly ConditionGroup[]): string[] {
  return groups.flatMap((group) => group.reasons);
}

/** The same keys with null values. */
function everyKeyNull(metrics: Metrics): Metrics {
  return Object.fromEntries(Object.keys(metrics).map((key) => [key, null]));
}
