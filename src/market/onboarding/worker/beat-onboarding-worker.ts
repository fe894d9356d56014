import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { JobQueue } from "../../../platform/jobs/job-queue";
import { bringWorkersToWaitingJobs } from "./work-on-onboarding";

const BEAT_MS = 5000;

/**
 * Says every few seconds that this worker process lives, so that a waiting job can tell when none does, and looks each
 * time whether jobs of dead workers wait for a living one.
 */
export async function beatOnboardingWorker(
  db: EntityManager,
  jobs: JobQueue,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const id = randomUUID();
  const beat = async () => {
    await db.query(
      `/* beatOnboardingWorker */
       insert into market.onboarding_workers (id, last_seen_at)
       values ($1, clock_timestamp())
       on conflict (id) do update set last_seen_at = excluded.last_seen_at`,
      [id],
    );
    await bringWorkersToWaitingJobs(db, jobs);
  };
  // Workers that were killed leave their row behind; nobody else takes it away.
  await db.query(
    `/* beatOnboardingWorker */ delete from market.onboarding_workers where last_seen_at < clock_timestamp() - interval '1 hour'`,
  );
  await beat();
  const timer = setInterval(() => beat().catch(onError), BEAT_MS);
  return async () => {
    clearInterval(timer);
    await db.query(`/* beatOnboardingWorker */ delete from market.onboarding_workers where id = $1`, [id]);
  };
}
