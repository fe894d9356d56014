import type { EntityManager } from "typeorm";
import type { OnboardingSettings } from "../../onboarding-settings";
import type { ClaimedOnboarding } from "./claim-onboarding";
import { type LeaseOutcome, RELEASE_LEASE, updateClaimedJob } from "./update-claimed-job";

export interface Failure {
  readonly message: string;
  /** Whether a retry is pointless, for example because the symbol does not exist. */
  readonly isPermanent: boolean;
  /** Minimum delay requested by the provider, after a rate limit. */
  readonly retryAfterSeconds?: number | null;
}

/** Returns the delay before the next attempt, null without one: exponential up to a limit, with ±50 % jitter. */
export function backoffSeconds(
  { attempts, maxAttempts }: Pick<ClaimedOnboarding, "attempts" | "maxAttempts">,
  failure: Failure,
  settings: Pick<OnboardingSettings, "backoffSeconds" | "backoffLimitSeconds">,
  random: () => number = Math.random,
): number | null {
  if (failure.isPermanent || attempts >= maxAttempts) return null;
  const doubled = settings.backoffSeconds * 2 ** (attempts - 1);
  const spread = Math.min(doubled, settings.backoffLimitSeconds) * (0.5 + random());
  return Math.max(spread, failure.retryAfterSeconds ?? 0);
}

/** Failures kept per job; manual retries are unlimited. */
const MAX_ERRORS = 50;

const RECORD_FAILURE = `
  error_message = :message,
  errors = jsonb_path_query_array(
    errors || jsonb_build_array(:error::jsonb || jsonb_build_object('phase', phase)),
    '$[last - ${MAX_ERRORS - 1} to last]'
  ),
  ${RELEASE_LEASE}`;
const FAILED = `status = 'failed', completed_at = clock_timestamp(), ${RECORD_FAILURE}`;
const RESCHEDULED = `
  status = 'pending',
  phase = 'queued',
  next_attempt_at = clock_timestamp() + :delaySeconds * interval '1 second',
  ${RECORD_FAILURE}`;

/** Records the failure and reschedules the job, or marks it as failed after the last attempt or a permanent failure. */
export function failAttempt(
  db: EntityManager,
  job: ClaimedOnboarding,
  failure: Failure,
  settings: OnboardingSettings,
): Promise<LeaseOutcome> {
  const delaySeconds = backoffSeconds(job, failure, settings);
  const { message } = failure;
  const error = JSON.stringify({ attempt: job.attempts, at: new Date().toISOString(), message });
  return delaySeconds === null
    ? updateClaimedJob(db, job, "failAttempt", FAILED, { message, error })
    : updateClaimedJob(db, job, "failAttempt", RESCHEDULED, { message, error, delaySeconds });
}
