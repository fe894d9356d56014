import type { EntityManager, EntityTarget, ObjectLiteral } from "typeorm";

const properties = new Map<unknown, string[]>();

/**
 * Marks a property whose column can be large. Lists and loaders of several rows leave it out; the field of the same name
 * reads it when it is selected, in one statement for all rows.
 */
export function Wide(): PropertyDecorator {
  return ({ constructor: entity }, property) => {
    properties.set(entity, [...(properties.get(entity) ?? []), String(property)]);
  };
}

/** All entities with wide properties, with these properties. */
export function wideProperties(): ReadonlyMap<unknown, readonly string[]> {
  return properties;
}

export function isWide(entity: unknown, property: string): boolean {
  return properties.get(entity)?.includes(property) ?? false;
}

/** Whether wide properties of the entity were left out when it was read. */
export function lacksWideProperties(entity: unknown, row: ObjectLiteral): boolean {
  return properties.get(entity)?.some((property) => row[property] === undefined) ?? false;
}

/** The columns of an entity that are not wide, qualified by the alias of its table, for a SELECT. */
export function narrowColumns<T extends ObjectLiteral>(
  db: EntityManager,
  entity: EntityTarget<T>,
  alias: string,
): string {
  if (!properties.has(entity)) return `${alias}.*`;
  const { columns } = db.connection.getMetadata(entity);
  return columns
    .filter(({ propertyName }) => !isWide(entity, propertyName))
    .map(({ databaseName }) => `${alias}.${databaseName}`)
    .join(", ");
}

/**
 * The columns for a number of rows: those of a single row are read together, so that they belong to the same state of
 * it; of several rows, only those that are not wide.
 */
export function columnsOfRows<T extends ObjectLiteral>(
  db: EntityManager,
  entity: EntityTarget<T>,
  alias: string,
  count: number,
): string {
  return count === 1 ? `${alias}.*` : narrowColumns(db, entity, alias);
}
