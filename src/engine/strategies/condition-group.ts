import type { TickerEvaluation } from "./strategy";

export type Metrics = TickerEvaluation["metrics"];

/** What one group of related conditions says of the last bar. */
export interface ConditionGroup {
  /** Points for the strategy's score; may be negative. */
  readonly points: number;
  /** Codes of the conditions that failed, whatever the total score. */
  readonly reasons: readonly string[];
  /** What was measured: null only where the bars do not reach, so it is shown even when there is no score. */
  readonly measured: Metrics;
  /** What was decided from it: meaningless, and hence null, when there is too little history for a score. */
  readonly judged: Metrics;
}

/** All metrics of the groups; judgements are nulled, never left out, when the ticker could not be scored. */
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

/** The same keys without values. */
function everyKeyNull(metrics: Metrics): Metrics {
  return Object.fromEntries(Object.keys(metrics).map((key) => [key, null]));
}
