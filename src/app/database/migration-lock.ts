import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { DataSource, QueryRunner } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";
import { readSchemaState } from "./schema-state";

/** Key of an advisory lock: concurrent starts migrate one after another. Arbitrary, but it must never change. */
const MIGRATION_LOCK = 7_238_114;
/** Milliseconds that a worker waits for a server that migrates an empty database. */
const EMPTY_WAIT_MS = 60_000;
const LOOK_MS = 500;

/**
 * Takes the lock for the rest of the runner's transaction. A lock of the session would stay behind with a connection
 * pooler, which gives the session to others.
 */
export async function takeMigrationLock(runner: QueryRunner): Promise<void> {
  // The process that migrates may take longer than a statement is allowed to.
  await runner.query("/* takeMigrationLock */ set local statement_timeout = 0; set local lock_timeout = 0");
  await runner.query("/* takeMigrationLock */ select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
}

/**
 * Waits for a process that is migrating the database; and while the database is empty, for a server to begin, but not
 * for ever. Several processes may wait at once.
 */
export async function waitForMigration(dataSource: DataSource, log: Logger): Promise<void> {
  const giveUpAt = performance.now() + EMPTY_WAIT_MS;
  for (let told: string | null = null; ; ) {
    const reason = await reasonToWait(dataSource);
    if (reason === null || (reason === EMPTY && performance.now() > giveUpAt)) return;
    if (reason !== told) log.info(reason);
    told = reason;
    await sleep(LOOK_MS);
  }
}

const MIGRATING = "Another process is migrating the database; waiting for it.";
const EMPTY = "The database is empty; waiting for a server, or npm run migrate, to migrate it.";

/** First the lock, then the look: a migration that has begun is seen by its lock only. */
function reasonToWait(dataSource: DataSource): Promise<string | null> {
  return dataSource.transaction(async (tx) => {
    const [lock] = await rowsOf<{ isFree: boolean }>(
      tx,
      `/* waitForMigration */ select pg_try_advisory_xact_lock_shared($1) as "isFree"`,
      [MIGRATION_LOCK],
    );
    if (!lock?.isFree) return MIGRATING;
    return (await readSchemaState(tx)).isEmpty ? EMPTY : null;
  });
}
