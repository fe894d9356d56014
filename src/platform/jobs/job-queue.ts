import type { EntityManager } from "typeorm";

/** Where verbs leave background work. */
export interface JobQueue {
  /** Adds jobs within the caller's transaction: they exist if, and only if, it commits. */
  enqueue(db: EntityManager, queue: string, jobs: readonly object[]): Promise<void>;
}
