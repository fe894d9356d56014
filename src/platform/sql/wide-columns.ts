import DataLoader from "dataloader";
import type { EntityManager, EntityMetadata, ObjectLiteral } from "typeorm";
import { AppError, problem } from "../app-error";
import { ErrorCode } from "../error-code.enum";
import type { LoaderFactory } from "../loaders";
import { type Row, rowsOf, tableOf } from "./rows";
import { isWide, lacksWideProperties } from "./wide-properties";

/** Maximum size of the wide columns that are read for one list, in bytes of their text. */
const MAX_MEGABYTES = 16;
const MAX_BYTES = MAX_MEGABYTES * 1024 * 1024;

interface Source {
  readonly db: EntityManager;
}

type WideLoader<T> = LoaderFactory<Source, DataLoader<T, T>>;
type WideRow = Row & { readonly place: number; readonly is_left_out: boolean };

const loaders = new Map<unknown, unknown>();

/**
 * The loader that reads the wide properties of entities into them, in one statement for any number. Refuses the rows
 * after the first 16 MB.
 */
export function wideColumnsOf<T extends ObjectLiteral>(entity: new () => T): WideLoader<T> {
  const loader: WideLoader<T> =
    (loaders.get(entity) as WideLoader<T> | undefined) ??
    (({ db }) => new DataLoader<T, T>((rows) => readWideColumns(db, entity, rows), { cache: false }));
  loaders.set(entity, loader);
  return loader;
}

async function readWideColumns<T extends ObjectLiteral>(
  db: EntityManager,
  entity: new () => T,
  rows: readonly T[],
): Promise<(T | Error)[]> {
  const incomplete = rows.filter((row) => lacksWideProperties(entity, row));
  if (incomplete.length === 0) return [...rows];
  const metadata = db.connection.getMetadata(entity);
  const keys = metadata.primaryColumns.map(({ propertyName }) => incomplete.map((row) => row[propertyName]));
  const found = await rowsOf<WideRow>(db, statementOf(db, metadata), keys);
  const refused = new Set<T>();
  for (const row of found) {
    const target = incomplete[row.place - 1] as T;
    if (row.is_left_out) refused.add(target);
    else Object.assign(target, valuesOf(metadata, row));
  }
  return rows.map((row) => (refused.has(row) ? tooLarge() : row));
}

/** The statement adds up the bytes of the rows in their order, and returns no values of those that do not fit. */
function statementOf(db: EntityManager, metadata: EntityMetadata): string {
  const keys = metadata.primaryColumns.map(({ databaseName }) => databaseName).join(", ");
  const arrays = metadata.primaryColumns.map(({ type }, index) => `$${index + 1}::${String(type)}[]`);
  const wide = wideColumns(metadata).map(({ databaseName }) => databaseName);
  const bytes = wide.map((name) => `coalesce(octet_length(stored.${name}::text), 0)`).join(" + ");
  return `/* wideColumnsOf.${metadata.tableName} */
    select place::integer,
           bytes > ${MAX_BYTES} as is_left_out,
           ${wide.map((name) => `case when bytes <= ${MAX_BYTES} then ${name} end as ${name}`).join(", ")}
    from (
      select requested.place,
             ${wide.map((name) => `stored.${name}`).join(", ")},
             sum(${bytes}) over (order by requested.place) as bytes
      from unnest(${arrays.join(", ")}) with ordinality as requested (${keys}, place)
      join ${tableOf(db, metadata.target)} stored using (${keys})
    ) counted`;
}

function valuesOf(metadata: EntityMetadata, row: Row): Row {
  const values = wideColumns(metadata).map(({ propertyName, databaseName }) => [
    propertyName,
    row[databaseName] ?? null,
  ]);
  return Object.fromEntries(values);
}

function wideColumns({ columns, target }: EntityMetadata) {
  return columns.filter(({ propertyName }) => isWide(target, propertyName));
}

function tooLarge(): Error {
  const message = `The answer would have more than ${MAX_MEGABYTES} MB; request fewer rows.`;
  return new AppError([problem(ErrorCode.LIMIT_EXCEEDED, null, message)]);
}
