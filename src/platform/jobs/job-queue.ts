import type { EntityManager } from "typeorm";

/** Accepts background jobs. */
export interface JobQueue {
  /** Enqueues jobs in the caller's transaction: they exist if, and only if, it commits. */
  enqueue(db: EntityManager, queue: string, jobs: readonly object[], startAfterSeconds?: number): Promise<void>;
  /**
   * Enqueues the parts of one piece of work, in their order, also in the caller's transaction. Pieces take turns: the
   * first part comes right after the part that is due next, the second after one more part of the others, and so on.
   */
  enqueueInTurns(db: EntityManager, queue: string, parts: readonly object[]): Promise<void>;
  /** Returns the number of jobs in a queue that are due and wait for a worker. */
  countDue(db: EntityManager, queue: string): Promise<number>;
}

/** One kind of background job. */
export interface JobKind {
  readonly queue: string;
  /** A job that runs longer is considered abandoned and is given to another worker. */
  readonly expireInSeconds: number;
  /** Number of retries after a failure or an expiry. */
  readonly retryLimit: number;
  /** Number of jobs that one worker process runs at the same time. */
  readonly concurrency: number;
  /** Runs one job. It must be idempotent, because it may be called again with the same data. */
  handle(db: EntityManager, data: unknown, queue: JobQueue): Promise<void>;
  /** Called once when a job has used up its retries. */
  giveUp?(db: EntityManager, data: unknown): Promise<void>;
}

/** A job that runs on a schedule, each time on one of the workers. */
export interface ScheduledJob {
  readonly queue: string;
  /**
   * Cron expression with five fields. What must not be missed is due once an hour at least: a time at which no process
   * was running is not caught up with.
   */
  readonly cron: string;
  /** Time zone of the expression. Default UTC. */
  readonly timeZone?: string;
  /** A run that takes longer is considered abandoned. Near the work's length: until then no other worker starts it. */
  readonly expireInSeconds: number;
  /** Number of retries after a failure or an expiry. */
  readonly retryLimit: number;
  /** Runs the job and returns the number of rows it changed. Must be idempotent. */
  run(db: EntityManager, queue: JobQueue): Promise<number>;
}
