import type { EntityManager } from "typeorm";
import type { JobQueue } from "../../../platform/jobs/job-queue";
import { rowsOf } from "../../../platform/sql/rows";
import type { OnboardingSettings } from "../../onboarding-settings";
import type { PriceProvider } from "../../price-provider";
import { claimOnboarding } from "../queue/claim-onboarding";
import { IS_CLAIMABLE } from "../queue/claim-order";
import { failAttempt } from "../queue/end-onboarding";
import { countDueWakeUps, enqueueWakeUps } from "../queue/onboarding-wake-ups";
import { calculateAfterEtf } from "./calculate-after-etf";
import type { OnboardingPhases } from "./onboarding-phases";
import { processOnboarding } from "./process-onboarding";

export interface OnboardingWork {
  /** Makes the phases of one attempt. */
  readonly phases: () => OnboardingPhases;
  readonly provider: PriceProvider;
  readonly settings: OnboardingSettings;
  readonly jobs: JobQueue;
}

/** What one ticket does: the job that is next, from claim to end. */
export async function processNextOnboarding(db: EntityManager, work: OnboardingWork): Promise<void> {
  const job = await claimOnboarding(db, work.settings);
  if (job === null) return;
  if (job.attempts > job.maxAttempts) {
    const message = `Given up: its worker died in each of ${job.maxAttempts} attempts.`;
    await failAttempt(db, job, { message, isPermanent: true }, work.settings);
    return;
  }
  try {
    await processOnboarding(db, job, work.phases(), work, work.settings);
  } finally {
    await enqueueRetryWakeUp(db, job.id, work.jobs);
    await calculateAfterEtf(db, work.jobs, job.symbol);
  }
}

/** A job that is to be tried again gets a ticket for that moment. */
async function enqueueRetryWakeUp(db: EntityManager, id: string, jobs: JobQueue): Promise<void> {
  const [waiting] = await rowsOf<{ seconds: number }>(
    db,
    `/* enqueueRetryWakeUp */
     select greatest(0, extract(epoch from next_attempt_at - clock_timestamp()))::float8 as seconds
     from market.symbol_onboarding_queue
     where id = $1 and status = 'pending'`,
    [id],
  );
  if (waiting !== undefined) await enqueueWakeUps(db, jobs, 1, waiting.seconds);
}

/**
 * Tickets for jobs that may be taken and to which none is on its way: their worker died, or their ticket was lost. Run
 * by every living worker every few seconds, so it adds no more than are missing. Gives how many.
 */
export async function enqueueMissingWakeUps(db: EntityManager, jobs: JobQueue): Promise<number> {
  const [{ count = 0 } = {}] = await rowsOf<{ count: number }>(
    db,
    `/* enqueueMissingWakeUps */
     select count(*)::integer as count
     from market.symbol_onboarding_queue job
     where ${IS_CLAIMABLE}`,
  );
  const missing = count === 0 ? 0 : Math.max(0, count - (await countDueWakeUps(db, jobs)));
  await enqueueWakeUps(db, jobs, missing);
  return missing;
}
