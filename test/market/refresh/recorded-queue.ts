import type { JobQueue } from "../../../src/platform/jobs/job-queue";

interface Enqueued {
  readonly queue: string;
  // biome-ignore lint/suspicious/noExplicitAny: each queue has its own type of job
  readonly job: any;
  readonly afterSeconds: number;
}

/** A job queue that records its jobs; `take` removes and returns the oldest job of a queue, due or not. */
export interface RecordedQueue extends JobQueue {
  readonly enqueued: Enqueued[];
  take(queue: string): Enqueued | undefined;
}

export function recordedQueue(): RecordedQueue {
  const enqueued: Enqueued[] = [];
  return {
    enqueued,
    async enqueue(_db, queue, jobs, afterSeconds = 0) {
      // Serialized, as in the database.
      for (const job of jobs) enqueued.push({ queue, job: JSON.parse(JSON.stringify(job)), afterSeconds });
    },
    async enqueueInTurns() {
      throw new Error("No job of this room takes turns.");
    },
    async countDue(_db, queue) {
      return enqueued.filter((each) => each.queue === queue && each.afterSeconds === 0).length;
    },
    take(queue) {
      const at = enqueued.findIndex((each) => each.queue === queue);
      return at < 0 ? undefined : enqueued.splice(at, 1)[0];
    },
  };
}
