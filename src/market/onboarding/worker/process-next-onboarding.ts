import type { EntityManager } from "typeorm";
import type { JobQueue } from "../../../platform/jobs/job-queue";
import { rowsOf } from "../../../platform/sql/rows";
import type { OnboardingSettings } from "../../onboarding-settings";
import type { PriceProvider } from "../../price-provider";
import { claimOnboarding } from "../queue/claim-onboarding";
import { failAttempt } from "../queue/fail-attempt";
import { enqueueWakeUps } from "../queue/onboarding-wake-ups";
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
