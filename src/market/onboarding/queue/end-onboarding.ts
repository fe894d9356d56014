import type { EntityManager } from "typeorm";
import { rowsOf } from "../../../platform/sql/rows";
import type { OnboardingSettings } from "../../onboarding-settings";
import type { ClaimedOnboarding } from "./claim-onboarding";
import { OnboardingLost } from "./extend-lease";

/**
 * Marks a job as completed. The transaction checks that the symbol is registered and has prices, so a COMPLETED job
 * never lacks them.
 */
export function completeOnboarding(db: EntityManager, job: ClaimedOnboarding, notes: readonly string[]): Promise<void> {
  return db.transaction(async (tx) => {
    // Locks the symbol, so that it cannot be deleted between this check and the commit.
    const [known] = await rowsOf(
      tx,
      `/* completeOnboarding */
       select
       from market.symbol_universe universe
       where universe.symbol = $1
         and exists (select from market.market_data_cache bar where bar.symbol = universe.symbol)
       for share`,
      [job.symbol],
    );
    if (known === undefined) throw new Error(`${job.symbol} has no prices or is not registered.`);
    await write(
      tx,
      job,
      `status = 'completed', phase = 'done', completed_at = clock_timestamp(), error_message = null, notes = $3::jsonb`,
      [JSON.stringify(notes)],
    );
  });
}

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

/** Records the failure and reschedules the job, or marks it as failed after the last attempt or a permanent failure. */
export async function failAttempt(
  db: EntityManager,
  job: ClaimedOnboarding,
  failure: Failure,
  settings: OnboardingSettings,
): Promise<void> {
  const wait = backoffSeconds(job, failure, settings);
  const error = { attempt: job.attempts, at: new Date().toISOString(), message: failure.message };
  const kept = `
    error_message = $3,
    errors = jsonb_path_query_array(
      errors || jsonb_build_array($4::jsonb || jsonb_build_object('phase', phase)),
      '$[last - ${MAX_ERRORS - 1} to last]'
    )`;
  const values = [failure.message, JSON.stringify(error)];
  if (wait === null) {
    await write(db, job, `status = 'failed', completed_at = clock_timestamp(), ${kept}`, values);
  } else {
    const later = "next_attempt_at = clock_timestamp() + $5 * interval '1 second'";
    await write(db, job, `status = 'pending', phase = 'queued', ${later}, ${kept}`, [...values, wait]);
  }
}

async function write(
  db: EntityManager,
  job: ClaimedOnboarding,
  set: string,
  values: readonly unknown[],
): Promise<void> {
  const written = await rowsOf(
    db,
    `/* write */
     with written as (
       update market.symbol_onboarding_queue
       set ${set}, lease_token = null, lease_expires_at = null, updated_at = clock_timestamp()
       where id = $1 and lease_token = $2 and status = 'processing'
       returning 1
     )
     select * from written`,
    [job.id, job.leaseToken, ...values],
  );
  if (written.length === 0) throw new OnboardingLost("The job was cancelled or claimed by another worker.");
}
