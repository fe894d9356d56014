import type { EntityManager } from "typeorm";
import type { JobQueue } from "../../../platform/jobs/job-queue";

export const WAKE_UP_QUEUE = "onboard-symbol";

/**
 * A ticket brings one worker to the queue; which symbol it works on is decided there, by priority and age. So a ticket
 * names no symbol, and one ticket too many does no harm: its worker finds nothing to do.
 */
export function enqueueWakeUps(db: EntityManager, jobs: JobQueue, count: number, startAfterSeconds = 0): Promise<void> {
  return jobs.enqueue(
    db,
    WAKE_UP_QUEUE,
    Array.from({ length: count }, () => ({})),
    startAfterSeconds,
  );
}

/** Tickets that wait for a worker with a free place. */
export function countDueWakeUps(db: EntityManager, jobs: JobQueue): Promise<number> {
  return jobs.countDue(db, WAKE_UP_QUEUE);
}
