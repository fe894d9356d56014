/** Settings of the onboarding queue. Durations are in seconds. */
export interface OnboardingSettings {
  /** Symbols that one worker process onboards at a time. */
  readonly concurrency: number;
  /** Maximum number of pending and processing jobs; a request that would exceed it is rejected. */
  readonly queueLimit: number;
  /** Maximum number of those jobs per user, so that one user cannot fill the queue. */
  readonly userLimit: number;
  /** Maximum number of symbols that a user may request in 24 hours. */
  readonly dailyLimit: number;
  readonly maxAttempts: number;
  /** Delay before the second attempt; doubles with each further attempt, with ±50 % jitter. */
  readonly backoffSeconds: number;
  /** Maximum delay before jitter. */
  readonly backoffLimitSeconds: number;
  /** A worker that does not renew its lease for this long is presumed dead. */
  readonly leaseSeconds: number;
  /** Timeout of one phase; a phase that takes longer fails the attempt. */
  readonly phaseSeconds: number;
  /** A pending job gains one priority level each time this period passes. */
  readonly agingSeconds: number;
}

export const DEFAULT_ONBOARDING_SETTINGS: OnboardingSettings = {
  concurrency: 3,
  queueLimit: 1000,
  userLimit: 500,
  dailyLimit: 2000,
  maxAttempts: 5,
  backoffSeconds: 5,
  backoffLimitSeconds: 600,
  leaseSeconds: 15,
  phaseSeconds: 300,
  agingSeconds: 300,
};
