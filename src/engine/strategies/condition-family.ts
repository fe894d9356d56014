import type { TickerEvaluation } from "./strategy";

export type Metrics = TickerEvaluation["metrics"];

/** What one group of related conditions says of the last bar. */
export interface ConditionFamily {
  /** Points for the strategy's score; may be negative. */
  readonly points: number;
  /** Codes of the conditions that failed, whatever the total score. */
  readonly reasons: readonly string[];
  /** What was measured: null only where the bars do not reach, so it is shown even when there is no score. */
  readonly measured: Metrics;
  /** What was decided from it: meaningless, and hence null, when there is too little history for a score. */
  readonly judged: Metrics;
}

/** All metrics of the families; judgements are nulled, never left out, when the ticker could not be scored. */
export function metricsOf(families: readonly ConditionFamily[], { scored }: { scored: boolean }): Metrics {
  const measured = families.map((family) => family.measured);
  const judged = families.map((family) => (scored ? family.judged : everyKeyNull(family.judged)));
  return Object.assign({}, ...measured, ...judged);
}

export function pointsOf(families: readonly ConditionFamily[]): number {
  return families.reduce((sum, family) => sum + family.points, 0);
}

export function reasonsOf(families: readonly ConditionFamily[]): string[] {
  return families.flatMap((family) => family.reasons);
}

/** The same keys without values. */
function everyKeyNull(metrics: Metrics): Metrics {
  return Object.fromEntries(Object.keys(metrics).map((key) => [key, null]));
}
