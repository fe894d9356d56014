/** After which time without a report a run is SLOW, STALLED and LOST; in seconds, except for the factor. */
export interface HealthThresholds {
  /** SLOW after this multiple of the average interval between reports … */
  readonly slowFactor: number;
  /** … but not before this time. */
  readonly slowAfterSeconds: number;
  readonly stalledAfterSeconds: number;
  /** The watchdog fails the run after this time. */
  readonly lostAfterSeconds: number;
}

export const DEFAULT_HEALTH_THRESHOLDS: HealthThresholds = {
  slowFactor: 5,
  slowAfterSeconds: 10,
  stalledAfterSeconds: 60,
  lostAfterSeconds: 600,
};
