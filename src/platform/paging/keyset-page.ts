import type { EntityManager, ObjectLiteral } from "typeorm";
import { refuse } from "../app-error";
import { ErrorCode } from "../error-code.enum";
import { isDataException } from "../sql/database-error";
import { entityReader, type Row, rowsOf, tableOf } from "../sql/rows";
import { narrowColumns } from "../sql/wide-properties";
import type { Connection } from "./connection.type";
import { decodeCursor, encodeCursor } from "./cursor";
import { type Bind, type Condition, conjunction, type KeysetList, type KeysetOrder, parameters } from "./keyset-list";
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, type PageArgs } from "./page-args.type";

/** Returns the requested page size. Refuses a size outside the bounds instead of silently clamping it. */
export function pageSize(
  first: number | null | undefined,
  { field = "first", fallback = DEFAULT_PAGE_SIZE, max = MAX_PAGE_SIZE } = {},
): number {
  const size = first ?? fallback;
  if (size < 1 || size > max) {
    refuse(ErrorCode.OUT_OF_RANGE, field, `\`${field}\` must be between 1 and ${max}, but is ${size}.`);
  }
  return size;
}

/**
 * Wraps the statement that reads a page, for example to join further columns. The statement returns up to `size + 1`
 * rows, of which only the first `size` belong to the page.
 */
export type WrapPage = (statement: string, size: number, bind: Bind) => string;

/** Reads one page of a list by keyset, so that the cost does not grow with the page's distance from the start. */
export async function keysetPage<T extends ObjectLiteral>(
  db: EntityManager,
  list: KeysetList<T>,
  page: PageArgs,
  wrap: WrapPage = (statement) => statement,
): Promise<Connection<T>> {
  const size = pageSize(page.first);
  const { values, bind } = parameters();
  const statement = wrap(pageStatement(db, list, page, size, bind), size, bind);
  const rows = await rowsOf(db, `/* ${list.name} */\n${statement}`, values).catch(refuseInvalidCursor(page));
  return connectionOfRows(db, list, page, size, rows, async () => {
    const counting = parameters();
    const [counted] = await rowsOf<{ count: number }>(
      db,
      `/* ${list.name}.count */
       select count(*)::integer as count
       from ${tableOf(db, list.entity)} ${list.alias}
       where ${conjunction(list.where, counting.bind)}`,
      counting.values,
    );
    return counted?.count ?? 0;
  });
}

/** Returns the statement that reads one page, plus one more row that shows whether there is a next page. */
export function pageStatement<T extends ObjectLiteral>(
  db: EntityManager,
  { entity, alias, where, order }: KeysetList<T>,
  page: PageArgs,
  size: number,
  bind: Bind,
): string {
  // Keys are selected as text, because a JavaScript Date would lose the microseconds.
  const keys = order.keys.map(({ expression }, index) => `(${expression})::text as keyset_${index}`);
  const seek = page.after ? [isAfter(order, page.after)] : [];
  return `select ${narrowColumns(db, entity, alias)}, ${keys.join(", ")}
    from ${tableOf(db, entity)} ${alias}
    where ${conjunction([...where, ...seek], bind)}
    order by ${order.keys.map(({ expression }) => `${expression} ${order.direction}`).join(", ")}
    limit ${size + 1}`;
}

/** Returns the condition that an entry comes after the cursor. */
function isAfter(order: KeysetOrder, cursor: string): Condition {
  const position = decodeCursor(cursor, order.name, order.keys.length);
  const row = order.keys.map(({ expression }) => expression).join(", ");
  const comparison = order.direction === "ASC" ? ">" : "<";
  return (bind) => {
    const values = position.map((key, index) => `${bind(key)}::${order.keys[index]?.type}`);
    return `(${row}) ${comparison} (${values.join(", ")})`;
  };
}

/** Builds the connection from the rows of a page statement. */
export function connectionOfRows<T extends ObjectLiteral>(
  db: EntityManager,
  { entity, order }: KeysetList<T>,
  page: PageArgs,
  size: number,
  rows: readonly Row[],
  countAll: () => Promise<number>,
): Connection<T> {
  const read = entityReader(db, entity);
  const edges = rows.slice(0, size).map((row) => ({ cursor: cursorOf(order, row), node: read(row) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: Boolean(page.after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    countAll,
  };
}

function cursorOf(order: KeysetOrder, row: Row): string {
  const keys = order.keys.map((_, index) => String(row[`keyset_${index}`]));
  return encodeCursor(order.name, keys);
}

/** Handles the database error of a forged cursor whose keys cannot be cast: it is the caller's mistake. */
export function refuseInvalidCursor(page: PageArgs) {
  return (error: unknown): never => {
    if (page.after && isDataException(error)) {
      refuse(ErrorCode.INVALID_VALUE, "after", "`after` is not a cursor returned by this API.");
    }
    throw error;
  };
}
