import type { TickerEvaluation } from "./strategy";

export type Metrics = TickerEvaluation["metrics"];

/** Result of a group of related conditions on the last bar. */
export interface ConditionGroup {
  /** Contribution to the strategy's score; may be negative. */
  readonly points: number;
  /** Whether a condition failed, by its reason code and regardless of the total score. All codes are always there. */
  readonly failed: Readonly<Record<string, boolean>>;
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

/** Codes of the failed conditions. */
export function reasonsOf(groups: readonly ConditionGroup[]): string[] {
  return groups.flatMap(({ failed }) => Object.keys(failed).filter((code) => failed[code]));
}

/** Codes of all conditions, failed or not. */
export function reasonCodesOf(groups: readonly ConditionGroup[]): string[] {
  return groups.flatMap(({ failed }) => Object.keys(failed));
}

/** The same keys with null values. */
function everyKeyNull(metrics: Metrics): Metrics {
  return Object.fromEntries(Object.keys(metrics).map((key) => [key, null]));
}
