import type { EntityManager } from "typeorm";
import type { JobQueue } from "../../../platform/jobs/job-queue";
import { rowsOf } from "../../../platform/sql/rows";
import { IS_CLAIMABLE } from "../queue/claim-order";
import { countDueWakeUps, enqueueWakeUps } from "../queue/onboarding-wake-ups";

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
