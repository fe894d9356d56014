import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { type DataSource, MigrationExecutor, type QueryRunner } from "typeorm";
import { restampRestoredRows } from "../../platform/feeds/restamp-restored-rows";
import { OperatorError } from "../../platform/operator-error";
import { isDatabaseError } from "../../platform/sql/database-error";
import { applyDatabaseFunctions, readDatabaseFunctions } from "../../platform/sql/database-functions";
import { grantApplicationRights, installJobQueue } from "./grant-application-rights";
import { takeMigrationLock } from "./migration-lock";
import { readSchemaState, tooNewMessage } from "./schema-state";

/** A newer version has migrated the database, so this version could damage its data. */
export class SchemaTooNewError extends OperatorError {
  override readonly name = "SchemaTooNewError";
}

/** What a migration waits for and how long it tries. */
export interface MigrationPatience {
  /**
   * Milliseconds that a migration waits for one lock. Requests queue behind a migration that waits, so it is short; and
   * below a second, after which PostgreSQL looks for deadlocks and may end a transaction of a live server instead.
   */
  readonly lockTimeoutMs: number;
  /** Milliseconds after which a migration that never got its locks is given up. */
  readonly giveUpMs: number;
}

const PATIENCE: MigrationPatience = { lockTimeoutMs: 800, giveUpMs: 120_000 };

interface Changes {
  readonly migrations: string[];
  readonly functions: string[];
}

/**
 * Applies all pending migrations and changed database functions in one transaction, so that a function is never older
 * or newer than the tables that it uses, and a process that is killed leaves nothing half done. The same transaction gives the application's role, if it has one of its own,
 * its rights, so that no server finds a migrated table that it cannot read.
 *
 * May run beside live servers of the earlier version: what a lock of theirs refuses is undone and tried again.
 *
 * @throws SchemaTooNewError when a newer version has migrated the database.
 * @throws OperatorError when live transactions keep the tables locked for two minutes.
 */
export async function migrateDatabase(
  dataSource: DataSource,
  log: Logger,
  applicationRole: string | null = null,
  patience = PATIENCE,
): Promise<void> {
  const deadline = Date.now() + patience.giveUpMs;
  for (;;) {
    try {
      const changes = await migrateInOneTransaction(dataSource, applicationRole, patience.lockTimeoutMs);
      if (changes.migrations.length + changes.functions.length > 0) log.info(changes, "Database schema migrated");
      return;
    } catch (error) {
      if (!isDatabaseError(error, ["LOCK_NOT_AVAILABLE", "DEADLOCK_DETECTED"])) throw error;
      if (Date.now() > deadline) throw lockedError(error);
      log.info("A live transaction keeps a table locked that a migration changes; trying again.");
      // Not always the same pause: whatever runs on a schedule of its own would refuse every attempt.
      await sleep(patience.lockTimeoutMs * (0.5 + Math.random()));
    }
  }
}

function lockedError(cause: unknown): OperatorError {
  return new OperatorError(
    "The migration was undone, because live transactions kept tables locked that it changes. Run npm run migrate " +
      "again, or stop the servers and workers first.",
    { cause },
  );
}

async function migrateInOneTransaction(
  dataSource: DataSource,
  applicationRole: string | null,
  lockTimeoutMs: number,
): Promise<Changes> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await takeMigrationLock(runner);
    await installJobQueue(runner);
    await runner.query(`/* migrateDatabase */ set local lock_timeout = ${lockTimeoutMs}`);
    const changes = await applyChanges(dataSource, runner, applicationRole);
    await runner.commitTransaction();
    return changes;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}

async function applyChanges(
  dataSource: DataSource,
  runner: QueryRunner,
  applicationRole: string | null,
): Promise<Changes> {
  const { unknown } = await readSchemaState(runner.manager);
  if (unknown.length > 0) throw new SchemaTooNewError(tooNewMessage(unknown));
  const executor = new MigrationExecutor(dataSource, runner);
  executor.transaction = "none";
  const migrations = await executor.executePendingMigrations();
  const functions = await applyDatabaseFunctions(runner, readDatabaseFunctions());
  await restampRestoredRows(runner);
  if (applicationRole !== null) await grantApplicationRights(runner, applicationRole);
  return { migrations: migrations.map(({ name }) => name), functions };
}
