import type { DataSource } from "typeorm";
import { isDatabaseError } from "../platform/sql/database-error";
import { changedFunctions, type DatabaseFunction, readDatabaseFunctions } from "../platform/sql/database-functions";
import { rowsOf } from "../platform/sql/rows";

/** Cached, because the files do not change while the process runs. */
let functions: readonly DatabaseFunction[] | null = null;

/**
 * Whether migrations or changed database functions still have to be applied. It only reads two tables; TypeORM's own
 * check would try to create its table.
 */
export async function hasPendingMigrations(dataSource: DataSource): Promise<boolean> {
  const migrations = await rowsOrNone<{ name: string }>(dataSource, "select name from migrations");
  const applied = new Set(migrations.map(({ name }) => name));
  if (dataSource.migrations.some(({ name }) => !applied.has(name ?? ""))) return true;
  functions ??= readDatabaseFunctions();
  const stored = await rowsOrNone<DatabaseFunction>(dataSource, "select name, hash from database_functions");
  return changedFunctions(functions, stored).length > 0;
}

/** Returns no rows if the table does not exist yet. */
function rowsOrNone<R>(dataSource: DataSource, sql: string): Promise<R[]> {
  return rowsOf<R>(dataSource.manager, `/* hasPendingMigrations */ ${sql}`).catch((error: unknown) => {
    if (isDatabaseError(error, ["UNDEFINED_TABLE"])) return [];
    throw error;
  });
}
