/** How the onboarding queue behaves. Seconds unless said otherwise. */
export interface OnboardingSettings {
  /** Symbols that one worker process works on at a time. */
  readonly concurrency: number;
  /** Jobs waiting or under way; a request that would exceed it is refused. */
  readonly queueLimit: number;
  /** How many of them may be one user's, so that nobody closes the queue to the others. */
  readonly userLimit: number;
  readonly maxAttempts: number;
  /** Wait before the second attempt; doubles with each further one, give or take half. */
  readonly backoffSeconds: number;
  readonly backoffLimitSeconds: number;
  /** A worker that does not renew its lease for this long is taken for dead. */
  readonly leaseSeconds: number;
  /** A phase that takes longer is given up, and the attempt has failed. */
  readonly phaseSeconds: number;
  /** A waiting job rises by one priority each time this has passed. */
  readonly agingSeconds: number;
}

export const DEFAULT_ONBOARDING_SETTINGS: OnboardingSettings = {
  concurrency: 3,
  queueLimit: 1000,
  userLimit: 500,
  maxAttempts: 5,
  backoffSeconds: 5,
  backoffLimitSeconds: 600,
  leaseSeconds: 15,
  phaseSeconds: 300,
  agingSeconds: 300,
};
