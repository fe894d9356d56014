/** When a run that reports nothing is slow, stalled and lost. Seconds, but for the factor. */
export interface HealthThresholds {
  /** SLOW after this many times the usual gap between reports … */
  readonly slowFactor: number;
  /** … but never before this. */
  readonly slowAfterSeconds: number;
  readonly stalledAfterSeconds: number;
  /** From then on the watchdog fails the run. */
  readonly lostAfterSeconds: number;
}

export const DEFAULT_HEALTH_THRESHOLDS: HealthThresholds = {
  slowFactor: 5,
  slowAfterSeconds: 10,
  stalledAfterSeconds: 60,
  lostAfterSeconds: 600,
};
