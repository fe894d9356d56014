import type { EntityManager } from "typeorm";
import type { JobQueue } from "../../../platform/jobs/job-queue";

export const WAKE_UP_QUEUE = "onboard-symbol";

/**
 * Enqueues jobs that each wake up one worker to process the next symbol in the onboarding queue. Priority and age
 * decide which symbol that is, so a wake-up job names no symbol, and a superfluous one is harmless: its worker finds
 * nothing to do.
 */
export function enqueueWakeUps(db: EntityManager, jobs: JobQueue, count: number, startAfterSeconds = 0): Promise<void> {
  return jobs.enqueue(
    db,
    WAKE_UP_QUEUE,
    Array.from({ length: count }, () => ({})),
    startAfterSeconds,
  );
}

/** Returns the number of wake-up jobs that are due and wait for a worker. */
export function countDueWakeUps(db: EntityManager, jobs: JobQueue): Promise<number> {
  return jobs.countDue(db, WAKE_UP_QUEUE);
}
