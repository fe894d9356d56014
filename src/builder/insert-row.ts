import type { EntityManager, EntityTarget, ObjectLiteral } from "typeorm";
import { entityReader, type Row, rowsOf, tableOf } from "../platform/sql/rows";

/** Inserts a row and returns it as stored, including defaults. `name` is the name of the statement. */
export async function insertRow<T extends ObjectLiteral>(
  db: EntityManager,
  name: string,
  entity: EntityTarget<T>,
  values: Partial<T>,
): Promise<T> {
  const columns = db.connection.getMetadata(entity).columns.filter(({ propertyName }) => propertyName in values);
  const names = columns.map(({ databaseName }) => databaseName);
  const parameters = columns.map(({ databaseName, type, propertyName }) => {
    const value = values[propertyName];
    return [databaseName, type === "jsonb" && value !== null ? JSON.stringify(value) : value] as const;
  });
  const [row] = await rowsOf<Row>(
    db,
    `/* ${name} */
     insert into ${tableOf(db, entity)} (${names.join(", ")})
     values (${columns.map(({ databaseName, type }) => `:${databaseName}::${type}`).join(", ")})
     returning *`,
    Object.fromEntries(parameters),
  );
  return entityReader(db, entity)(row as Row);
}
