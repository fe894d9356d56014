import type { EntityManager, EntityTarget, ObjectLiteral } from "typeorm";

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

/** Runs a statement and gives its rows, typed as the caller knows them. */
export function rowsOf<R = Row>(db: EntityManager, sql: string, values: readonly unknown[] = []): Promise<R[]> {
  return db.query<R[]>(sql, [...values]);
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
