import type { EntityManager, EntityTarget, ObjectLiteral } from "typeorm";

export type Row = Readonly<Record<string, unknown>>;

/** Makes the function that turns the rows of hand-written SQL into entities, as TypeORM's own finders would. */
export function entityReader<T extends ObjectLiteral>(db: EntityManager, entity: EntityTarget<T>): (row: Row) => T {
  const { driver } = db.connection;
  const metadata = db.connection.getMetadata(entity);
  return (row) => {
    const made = metadata.create() as Record<string, unknown>;
    for (const column of metadata.columns) {
      made[column.propertyName] = driver.prepareHydratedValue(row[column.databaseName] ?? null, column);
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
