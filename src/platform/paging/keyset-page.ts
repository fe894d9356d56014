import type { EntityManager, ObjectLiteral } from "typeorm";
import { refuse } from "../app-error";
import { ErrorCode } from "../error-code.enum";
import { isDataException } from "../sql/database-error";
import { entityReader, type Row, rowsOf, tableOf } from "../sql/rows";
import type { Connection } from "./connection.type";
import { decodeCursor, encodeCursor } from "./cursor";
import { type Bind, conjunction, type KeysetList, parameters } from "./keyset-list";
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, type PageArgs } from "./page-args.type";

/** How many entries a caller wants; refuses anything outside the bounds instead of clamping it in silence. */
export function pageSize(
  first: number | null | undefined,
  { field = "first", fallback = DEFAULT_PAGE_SIZE, max = MAX_PAGE_SIZE } = {},
): number {
  const size = first ?? fallback;
  if (size < 1 || size > max) {
    refuse(ErrorCode.OUT_OF_RANGE, field, `\`${field}\` must be from 1 to ${max}, but is ${size}.`);
  }
  return size;
}

/** Writes a statement around the one that reads a page; of the page's rows only the first `size` are shown. */
export type WrapPage = (statement: string, size: number, bind: Bind) => string;

/** Reads one page of a list by keyset: the cost does not grow with the page's distance from the start. */
export async function keysetPage<T extends ObjectLiteral>(
  db: EntityManager,
  list: KeysetList<T>,
  page: PageArgs,
  around: WrapPage = (statement) => statement,
): Promise<Connection<T>> {
  const size = pageSize(page.first);
  const { values, bind } = parameters();
  const statement = around(pageStatement(db, list, page, size, bind), size, bind);
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

/** The statement of one page, with one row more than the page holds to tell whether there is a next one. */
export function pageStatement<T extends ObjectLiteral>(
  db: EntityManager,
  { entity, alias, where, order }: KeysetList<T>,
  page: PageArgs,
  size: number,
  bind: Bind,
): string {
  // Keys as text: a cursor keeps the microseconds that a JavaScript Date would lose.
  const keys = order.keys.map(({ expression }, index) => `(${expression})::text as keyset_${index}`);
  const seek = page.after == null ? [] : [beyond(page.after)];
  return `select ${alias}.*, ${keys.join(", ")}
    from ${tableOf(db, entity)} ${alias}
    where ${conjunction([...where, ...seek], bind)}
    order by ${order.keys.map(({ expression }) => `${expression} ${order.direction}`).join(", ")}
    limit ${size + 1}`;

  function beyond(after: string) {
    const place = decodeCursor(after, order.name, order.keys.length);
    const row = order.keys.map(({ expression }) => expression).join(", ");
    const comparison = order.direction === "ASC" ? ">" : "<";
    return (bindKey: Bind) =>
      `(${row}) ${comparison} (${place.map((key, index) => `${bindKey(key)}::${order.keys[index]?.type}`).join(", ")})`;
  }
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
  const edges = rows.slice(0, size).map((row) => ({
    cursor: encodeCursor(
      order.name,
      order.keys.map((_, index) => String(row[`keyset_${index}`])),
    ),
    node: read(row),
  }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: page.after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    countAll,
  };
}

/** A forged cursor may hold keys that the database cannot cast; that is the caller's mistake, not a fault of ours. */
export function refuseInvalidCursor(page: PageArgs) {
  return (error: unknown): never => {
    if (page.after != null && isDataException(error)) {
      refuse(ErrorCode.INVALID_VALUE, "after", "`after` is not a cursor that this API gave out.");
    }
    throw error;
  };
}
