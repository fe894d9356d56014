import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { JobQueue } from "../../../platform/jobs/job-queue";
import { enqueueMissingWakeUps } from "./process-next-onboarding";

const HEARTBEAT_MS = 5000;

/**
 * Says every few seconds that this worker process lives, so that a waiting job can tell when none does, and looks each
 * time whether jobs of dead workers wait for a living one.
 */
export async function startOnboardingHeartbeat(
  db: EntityManager,
  jobs: JobQueue,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const id = randomUUID();
  const beat = async () => {
    await db.query(
      `/* startOnboardingHeartbeat */
       insert into market.onboarding_workers (id, last_seen_at)
       values ($1, clock_timestamp())
       on conflict (id) do update set last_seen_at = excluded.last_seen_at`,
      [id],
    );
    await enqueueMissingWakeUps(db, jobs);
  };
  // Workers that were killed leave their row behind; nobody else takes it away.
  await db.query(
    `/* startOnboardingHeartbeat */ delete from market.onboarding_workers where last_seen_at < clock_timestamp() - interval '1 hour'`,
  );
  await beat();
  const timer = setInterval(() => beat().catch(onError), HEARTBEAT_MS);
  return async () => {
    clearInterval(timer);
    await db.query(`/* startOnboardingHeartbeat */ delete from market.onboarding_workers where id = $1`, [id]);
  };
}
