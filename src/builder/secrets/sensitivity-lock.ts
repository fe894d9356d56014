import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";

/** Key of an advisory lock. The number is arbitrary but must never change. */
const SENSITIVITY_LOCK = 7_203_114_051;

/**
 * Runs work that writes drafts in a transaction during which no parameter becomes sensitive: what it has read about
 * the templates is still true when its draft becomes visible.
 */
export function whileSensitivityStays<T>(db: EntityManager, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await rowsOf(tx, "/* whileSensitivityStays */ select pg_advisory_xact_lock_shared($1)", [SENSITIVITY_LOCK]);
    return work(tx);
  });
}

/** Waits for running writers of drafts; later ones wait until the end of the transaction. */
export async function lockSensitivity(tx: EntityManager): Promise<void> {
  await rowsOf(tx, "/* lockSensitivity */ select pg_advisory_xact_lock($1)", [SENSITIVITY_LOCK]);
}
