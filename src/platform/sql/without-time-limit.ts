import type { EntityManager } from "typeorm";

/** Runs statements that may take longer than the limit of the connections, such as those of a nightly job. */
export function withoutTimeLimit<T>(db: EntityManager, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.query("/* withoutTimeLimit */ set local statement_timeout = 0");
    return work(tx);
  });
}
