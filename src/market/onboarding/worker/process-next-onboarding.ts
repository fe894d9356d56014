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
  /** Creates the phases of one attempt. */
  readonly phases: () => OnboardingPhases;
  readonly provider: PriceProvider;
  readonly settings: OnboardingSettings;
  readonly jobs: JobQueue;
}

/** Handles one wake-up job: claims the next job of the onboarding queue and processes it to its end. */
export async function processNextOnboarding(db: EntityManager, work: OnboardingWork): Promise<void> {
  const job = await claimOnboarding(db, work.settings);
  if (job === null) return;
  if (job.attempts > job.maxAttempts) {
    const message = `The worker died in each of ${job.maxAttempts} attempts.`;
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

/** Enqueues a wake-up job for the time of the job's next attempt, if there is one. */
async function enqueueRetryWakeUp(db: EntityManager, id: string, jobs: JobQueue): Promise<void> {
  const [pending] = await rowsOf<{ seconds: number }>(
    db,
    `/* enqueueRetryWakeUp */
     select greatest(0, extract(epoch from next_attempt_at - clock_timestamp()))::float8 as seconds
     from market.symbol_onboarding_queue
     where id = $1 and status = 'pending'`,
    [id],
  );
  if (pending !== undefined) await enqueueWakeUps(db, jobs, 1, pending.seconds);
}

/**
 * Enqueues wake-up jobs for claimable jobs that lack one, because their worker died or the wake-up job was lost. Every
 * worker calls it every few seconds, so it only adds what is missing. Returns the number of wake-up jobs added.
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
