import type { EntityManager, EntityTarget, ObjectLiteral } from "typeorm";
import { numberParameters } from "./named-parameters";

export type Row = Readonly<Record<string, unknown>>;

/** Types whose values come from the driver as an entity has them: TypeORM would hand them on unchanged. */
const AS_READ = new Set<unknown>([
  "text",
  "uuid",
  "integer",
  "numeric",
  "double precision",
  "boolean",
  "date",
  "timestamptz",
  "jsonb",
]);

/** Makes the function that turns the rows of hand-written SQL into entities, as TypeORM's own finders would. */
export function entityReader<T extends ObjectLiteral>(db: EntityManager, entity: EntityTarget<T>): (row: Row) => T {
  const { driver } = db.connection;
  const metadata = db.connection.getMetadata(entity);
  // A page has thousands of values, so what is to be done with a column is told once and not for each value.
  const columns = metadata.columns.map((column) => ({
    column,
    property: column.propertyName,
    name: column.databaseName,
    isAsRead: AS_READ.has(column.type) && column.transformer === undefined && !column.isArray,
  }));
  return (row) => {
    const made = metadata.create() as Record<string, unknown>;
    for (const { column, property, name, isAsRead } of columns) {
      const value = row[name] ?? null;
      made[property] = isAsRead ? value : driver.prepareHydratedValue(value, column);
    }
    return made as T;
  };
}

/** The entity's table, quoted and with its schema. */
export function tableOf(db: EntityManager, entity: EntityTarget<ObjectLiteral>): string {
  return db.connection.getMetadata(entity).tablePath;
}

/** Parameters by number (`$1`) or, in a long statement, by name (`:runId`). */
export type Values = readonly unknown[] | Readonly<Record<string, unknown>>;

/**
 * Runs a statement and returns its rows, typed as the caller knows them; of an UPDATE or DELETE the rows of its RETURNING.
 * A statement begins with the name of its function (`/* recordProgress *\/`), so that the slow-query log and
 * pg_stat_statements show where it comes from.
 */
export async function rowsOf<R = Row>(db: EntityManager, sql: string, values: Values = []): Promise<R[]> {
  const result = await run(db, sql, values);
  return isChange(result) ? (result[0] as R[]) : (result as R[]);
}

/** Runs an UPDATE or DELETE and returns how many rows it changed. */
export async function changedBy(db: EntityManager, sql: string, values: Values = []): Promise<number> {
  const result = await run(db, sql, values);
  if (!isChange(result)) throw new Error(`Not an UPDATE or DELETE: ${sql.slice(0, 100)}`);
  return result[1];
}

const NAME = /^\/\* [\w.]+ \*\/\s/;

async function run(db: EntityManager, sql: string, values: Values): Promise<unknown[]> {
  if (!NAME.test(sql)) throw new Error(`A statement has no name: ${sql.slice(0, 100)}`);
  if (Array.isArray(values)) return db.query<unknown[]>(sql, [...values]);
  const numbered = numberParameters(sql, values as Readonly<Record<string, unknown>>);
  return db.query<unknown[]>(numbered.sql, numbered.values);
}

/** TypeORM answers an UPDATE or DELETE with its rows and their number; a row itself is never a list. */
function isChange(result: unknown[]): result is [rows: unknown[], count: number] {
  return Array.isArray(result[0]);
}

/** The values under their keys, each group in the values' order. */
export function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** Hands each key its own values, in the keys' order: what a loader must answer. */
export function groupInKeyOrder<K, V>(keys: readonly K[], values: readonly V[], keyOf: (value: V) => K): V[][] {
  const groups = groupBy(values, keyOf);
  return keys.map((key) => groups.get(key) ?? []);
}
