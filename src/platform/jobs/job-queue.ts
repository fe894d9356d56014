import type { EntityManager } from "typeorm";

/** Where verbs leave background work. */
export interface JobQueue {
  /** Adds jobs within the caller's transaction: they exist if, and only if, it commits. */
  enqueue(db: EntityManager, queue: string, jobs: readonly object[], startAfterSeconds?: number): Promise<void>;
  /** How many jobs of a queue wait for a worker and are due. */
  countDue(db: EntityManager, queue: string): Promise<number>;
}

/** One kind of background job and how it is done. */
export interface JobKind {
  readonly queue: string;
  /** A worker that holds a job longer is taken for dead, and the job is given to another. */
  readonly expireInSeconds: number;
  /** How often a job is tried again after a failure or a dead worker. */
  readonly retryLimit: number;
  /** How many of them one worker process does at a time. */
  readonly concurrency: number;
  /** Does one job. May be called again with the same data: it must lead to the same end. */
  handle(db: EntityManager, data: unknown, queue: JobQueue): Promise<void>;
  /** Called once when a job has failed for good. */
  giveUp?(db: EntityManager, data: unknown): Promise<void>;
}

/** Work that is due at fixed times; of any number of workers one does it each time. */
export interface ScheduledJob {
  readonly queue: string;
  /** Cron expression with five fields. */
  readonly cron: string;
  /** Time zone of the expression; UTC when left out. */
  readonly timeZone?: string;
  /** Does the work and gives the number of rows it touched. Must be idempotent. */
  run(db: EntityManager, queue: JobQueue): Promise<number>;
}
