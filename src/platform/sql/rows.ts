import type { EntityManager, EntityTarget, ObjectLiteral } from "typeorm";
import { numberParameters } from "./named-parameters";
import { isWide } from "./wide-properties";

export type Row = Readonly<Record<string, unknown>>;

/** Column types whose values TypeORM would copy from the driver to the entity unchanged. */
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

/** Returns a function that converts rows of hand-written SQL to entities, as TypeORM's finders would. */
export function entityReader<T extends ObjectLiteral>(db: EntityManager, entity: EntityTarget<T>): (row: Row) => T {
  const { driver } = db.connection;
  const metadata = db.connection.getMetadata(entity);
  // A page has thousands of values, so the conversion is decided per column and not per value.
  const columns = metadata.columns.map((column) => ({
    column,
    property: column.propertyName,
    name: column.databaseName,
    isWide: isWide(entity, column.propertyName),
    isAsRead: AS_READ.has(column.type) && column.transformer === undefined && !column.isArray,
  }));
  return (row) => {
    const made = metadata.create() as Record<string, unknown>;
    for (const { column, property, name, isWide, isAsRead } of columns) {
      // Left out of the statement; the property stays undefined until it is needed.
      if (isWide && !(name in row)) continue;
      const value = row[name] ?? null;
      made[property] = isAsRead ? value : driver.prepareHydratedValue(value, column);
    }
    return made as T;
  };
}

/** Returns the entity's table, quoted and with its schema. */
export function tableOf(db: EntityManager, entity: EntityTarget<ObjectLiteral>): string {
  return db.connection.getMetadata(entity).tablePath;
}

/** Parameters: a list for `$1`, `$2`, …, or an object for named ones such as `:runId`. */
export type Values = readonly unknown[] | Readonly<Record<string, unknown>>;

/**
 * Runs a statement and returns its rows, including those of RETURNING. The caller declares their type. A statement must
 * begin with the name of its function (`/* recordProgress *\/`), so that the slow-query log and pg_stat_statements show
 * where it comes from.
 */
export async function rowsOf<R = Row>(db: EntityManager, sql: string, values: Values = []): Promise<R[]> {
  const result = await run(db, sql, values);
  return isChange(result) ? (result[0] as R[]) : (result as R[]);
}

/** Runs an UPDATE or DELETE and returns the number of rows that it changed. */
export async function changedBy(db: EntityManager, sql: string, values: Values = []): Promise<number> {
  const result = await run(db, sql, values);
  if (!isChange(result)) throw new Error(`Not an UPDATE or DELETE: ${sql.slice(0, 100)}`);
  return result[1];
}

const NAME = /^\/\* [\w.]+ \*\/\s/;

async function run(db: EntityManager, sql: string, values: Values): Promise<unknown[]> {
  if (!NAME.test(sql)) throw new Error(`The statement does not begin with a name: ${sql.slice(0, 100)}`);
  if (Array.isArray(values)) return db.query<unknown[]>(sql, [...values]);
  const numbered = numberParameters(sql, values as Readonly<Record<string, unknown>>);
  return db.query<unknown[]>(numbered.sql, numbered.values);
}

/** TypeORM returns a pair of rows and their number for an UPDATE or DELETE; a row itself is never an array. */
function isChange(result: unknown[]): result is [rows: unknown[], count: number] {
  return Array.isArray(result[0]);
}

/** Groups the values by key. Each group keeps the order of the values. */
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

/** Groups the values by key, in the order of the keys, as a loader must return them. */
export function groupInKeyOrder<K, V>(keys: readonly K[], values: readonly V[], keyOf: (value: V) => K): V[][] {
  const groups = groupBy(values, keyOf);
  return keys.map((key) => groups.get(key) ?? []);
}
