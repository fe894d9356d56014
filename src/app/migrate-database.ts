import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { type DataSource, MigrationExecutor } from "typeorm";
import { OperatorError } from "../platform/operator-error";
import { isDatabaseError } from "../platform/sql/database-error";
import { applyDatabaseFunctions, readDatabaseFunctions } from "../platform/sql/database-functions";
import { grantApplicationRights, installJobQueue } from "./grant-application-rights";

/** A newer version has migrated the database, so this version could damage its data. */
export class SchemaTooNewError extends OperatorError {
  override readonly name = "SchemaTooNewError";
}

/** Key of an advisory lock: concurrent starts migrate one after another. Arbitrary, but it must never change. */
const MIGRATION_LOCK = 7_238_114;

/**
 * Applies all pending migrations and changed database functions in one transaction, so that a function is never older
 * or newer than the tables that it uses. The same transaction gives the application's role, if it has one of its own,
 * its rights, so that no server finds a migrated table that it cannot read.
 */
export async function migrateDatabase(
  dataSource: DataSource,
  log: Logger,
  applicationRole: string | null = null,
): Promise<void> {
  const lock = dataSource.createQueryRunner();
  // The process that migrates may take longer than a statement is allowed to.
  await lock.query("/* migrateDatabase */ set statement_timeout = 0; set lock_timeout = 0");
  await lock.query("/* migrateDatabase */ select pg_advisory_lock($1)", [MIGRATION_LOCK]);
  try {
    await refuseNewerSchema(dataSource);
    // First, because a worker that sees all migrations starts the job queue.
    await installJobQueue(dataSource);
    const changes = await migrateWithRetries(dataSource, applicationRole);
    if (changes.migrations.length + changes.functions.length > 0) log.info(changes, "Database schema migrated");
  } finally {
    await lock.query("/* migrateDatabase */ select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
    await lock.query("/* migrateDatabase */ reset statement_timeout; reset lock_timeout");
    await lock.release();
  }
}

const MAX_ATTEMPTS = 5;
const PAUSE_MS = 2000;

/** A live server of the earlier version may hold locks that a migration needs. What was refused is undone, then retried. */
async function migrateWithRetries(
  dataSource: DataSource,
  applicationRole: string | null,
): ReturnType<typeof migrateInOneTransaction> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await migrateInOneTransaction(dataSource, applicationRole);
    } catch (error) {
      const isRetried = isDatabaseError(error, ["LOCK_NOT_AVAILABLE", "DEADLOCK_DETECTED"]) && attempt < MAX_ATTEMPTS;
      if (!isRetried) throw error;
      await setTimeout(PAUSE_MS);
    }
  }
}

async function migrateInOneTransaction(
  dataSource: DataSource,
  applicationRole: string | null,
): Promise<{ migrations: string[]; functions: string[] }> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query("/* migrateDatabase */ set local statement_timeout = 0");
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = "none";
    const migrations = await executor.executePendingMigrations();
    const functions = await applyDatabaseFunctions(runner, readDatabaseFunctions());
    if (applicationRole !== null) await grantApplicationRights(runner, applicationRole);
    await runner.commitTransaction();
    return { migrations: migrations.map(({ name }) => name), functions };
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}

/** Refuses a database with migrations that this version does not have. */
export async function refuseNewerSchema(dataSource: DataSource): Promise<void> {
  const [table] = await dataSource.query(`/* refuseNewerSchema */ select to_regclass('migrations') as name`);
  if (table.name === null) return;
  const known = new Set(dataSource.migrations.map(({ name }) => name));
  const applied: { name: string }[] = await dataSource.query(
    "/* refuseNewerSchema */ select name from migrations order by id",
  );
  const unknown = applied.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (unknown.length === 0) return;
  throw new SchemaTooNewError(
    `The database is newer than this version of Stratagraph: it has the migrations ${unknown.join(", ")}; ` +
      "start the newer version.",
  );
}
