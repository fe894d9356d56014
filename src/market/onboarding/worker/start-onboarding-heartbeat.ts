import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { JobQueue } from "../../../platform/jobs/job-queue";
import { changedBy, rowsOf } from "../../../platform/sql/rows";
import { enqueueMissingWakeUps } from "./enqueue-missing-wake-ups";

const HEARTBEAT_MS = 5000;

/**
 * Sends a heartbeat of this worker process every few seconds, which shows users whether any worker is running. Each
 * heartbeat also enqueues missing wake-up jobs, for example for jobs of dead workers. Returns a function that stops it.
 */
export async function startOnboardingHeartbeat(
  db: EntityManager,
  jobs: JobQueue,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const id = randomUUID();
  await deleteKilledWorkers(db);
  await sendHeartbeat(db, jobs, id);
  const timer = setInterval(() => sendHeartbeat(db, jobs, id).catch(onError), HEARTBEAT_MS);
  return async () => {
    clearInterval(timer);
    await changedBy(db, "/* startOnboardingHeartbeat */ delete from market.onboarding_workers where id = $1", [id]);
  };
}

async function sendHeartbeat(db: EntityManager, jobs: JobQueue, id: string): Promise<void> {
  await rowsOf(
    db,
    `/* sendHeartbeat */
     insert into market.onboarding_workers (id, last_seen_at)
     values ($1, clock_timestamp())
     on conflict (id) do update set last_seen_at = excluded.last_seen_at`,
    [id],
  );
  await enqueueMissingWakeUps(db, jobs);
}

/** A killed worker cannot delete its own row. */
async function deleteKilledWorkers(db: EntityManager): Promise<void> {
  await changedBy(
    db,
    `/* deleteKilledWorkers */
     delete from market.onboarding_workers
     where last_seen_at < clock_timestamp() - interval '1 hour'`,
  );
}
