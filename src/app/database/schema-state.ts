import type { EntityManager } from "typeorm";
import { changedFunctions, type DatabaseFunction, readDatabaseFunctions } from "../../platform/sql/database-functions";
import { rowsOf } from "../../platform/sql/rows";

/** What the database's schema lacks of this version, and what it has of a newer one. */
export interface SchemaState {
  /** True before the first migration. */
  readonly isEmpty: boolean;
  /** Whether migrations or changed database functions still have to be applied. */
  readonly isPending: boolean;
  /** Names of applied migrations that this version does not have, the oldest first. */
  readonly unknown: readonly string[];
}

/** Cached, because the files do not change while the process runs. */
let functions: readonly DatabaseFunction[] | null = null;

/** Reads the state of the schema. It only reads two tables; TypeORM's own check would try to create its table. */
export async function readSchemaState(db: EntityManager): Promise<SchemaState> {
  const [tables] = await rowsOf<{ migrations: boolean; functions: boolean }>(
    db,
    `/* readSchemaState */
     select
       to_regclass('migrations') is not null as migrations,
       to_regclass('database_functions') is not null as functions`,
  );
  const applied = tables?.migrations
    ? await rowsOf<{ name: string }>(db, "/* readSchemaState */ select name from migrations order by id")
    : [];
  const stored = tables?.functions
    ? await rowsOf<DatabaseFunction>(db, "/* readSchemaState */ select name, hash from database_functions")
    : [];
  const known = new Set(db.connection.migrations.map(({ name }) => name ?? ""));
  const names = new Set(applied.map(({ name }) => name));
  functions ??= readDatabaseFunctions();
  return {
    isEmpty: applied.length === 0,
    isPending: [...known].some((name) => !names.has(name)) || changedFunctions(functions, stored).length > 0,
    unknown: [...names].filter((name) => !known.has(name)),
  };
}

/** One sentence on why this version cannot work on the schema; null if it can. */
export function schemaProblem({ isPending, unknown }: SchemaState): string | null {
  // First, because the functions of a newer version differ as well, and migrating to this version would be wrong.
  if (unknown.length > 0) return tooNewMessage(unknown);
  return isPending ? "Database migrations are pending. Run npm run migrate." : null;
}

/** Says which version is wanted: the one that has these migrations. */
export function tooNewMessage(unknown: readonly string[]): string {
  return (
    `The database is newer than this version of Stratagraph: it has the migrations ${unknown.join(", ")}; ` +
    "start the newer version."
  );
}
