import DataLoader from "dataloader";
import type { EntityManager, ObjectLiteral } from "typeorm";
import { groupBy, type Row, rowsOf, tableOf } from "../sql/rows";
import type { Connection } from "./connection.type";
import { conjunction, type KeysetList, parameters } from "./keyset-list";
import { connectionOfRows, pageSize, pageStatement, refuseInvalidCursor } from "./keyset-page";
import type { PageArgs } from "./page-args.type";

/** One page of one parent's list. */
export interface ChildPageKey<A extends PageArgs> {
  /** Id (uuid) of the parent. */
  readonly parent: string;
  /** Arguments of the GraphQL field. */
  readonly args: A;
}

interface ChildPages<T extends ObjectLiteral, A extends PageArgs> {
  /** Column with the parent's uuid, qualified by the list's alias. */
  readonly parentColumn: string;
  readonly listOf: (args: A) => KeysetList<T>;
}

/** Creates the loader of a parent type's connection: one statement for the pages of all parents, one for the counts. */
export function childPageLoader<T extends ObjectLiteral, A extends PageArgs>(pages: ChildPages<T, A>) {
  return ({ db }: { readonly db: EntityManager }): DataLoader<ChildPageKey<A>, Connection<T>, string> => {
    const counts = new DataLoader<ChildPageKey<A>, number, string>(
      (keys) => byArguments(keys, (group) => countsOf(db, pages, group)),
      { cacheKeyFn: identityOf },
    );
    return new DataLoader<ChildPageKey<A>, Connection<T>, string>(
      (keys) => byArguments(keys, (group) => pagesOf(db, pages, group, (key) => counts.load(key))),
      { cacheKeyFn: identityOf },
    );
  };
}

function identityOf<A extends PageArgs>({ parent, args }: ChildPageKey<A>): string {
  return `${parent} ${JSON.stringify(args)}`;
}

/** Loads keys with equal arguments together. There are several groups only if a field is selected under aliases. */
async function byArguments<A extends PageArgs, V>(
  keys: readonly ChildPageKey<A>[],
  load: (group: readonly ChildPageKey<A>[]) => Promise<readonly V[]>,
): Promise<V[]> {
  const groups = groupBy(keys, ({ args }) => JSON.stringify(args));
  const loaded = new Map<ChildPageKey<A>, V>();
  for (const group of groups.values()) {
    const values = await load(group);
    for (const [index, key] of group.entries()) loaded.set(key, values[index] as V);
  }
  return keys.map((key) => loaded.get(key) as V);
}

async function pagesOf<T extends ObjectLiteral, A extends PageArgs>(
  db: EntityManager,
  { parentColumn, listOf }: ChildPages<T, A>,
  group: readonly ChildPageKey<A>[],
  count: (key: ChildPageKey<A>) => Promise<number>,
): Promise<Connection<T>[]> {
  const args = (group[0] as ChildPageKey<A>).args;
  const list = listOf(args);
  const size = pageSize(args.first);
  const { values, bind } = parameters(group.map((key) => key.parent));
  const ofParent = { ...list, where: [() => `${parentColumn} = parent.id`, ...list.where] };
  const rows = await rowsOf<Row & { parent_id: string }>(
    db,
    `/* ${list.name} */
     select parent.id as parent_id, page.*
     from unnest($1::uuid[]) as parent (id)
     cross join lateral (
       ${pageStatement(db, ofParent, args, size, bind)}
     ) page`,
    values,
  ).catch(refuseInvalidCursor(args));
  const byParent = groupBy(rows, (row) => row.parent_id);
  return group.map((key) => connectionOfRows(db, list, args, size, byParent.get(key.parent) ?? [], () => count(key)));
}

async function countsOf<T extends ObjectLiteral, A extends PageArgs>(
  db: EntityManager,
  { parentColumn, listOf }: ChildPages<T, A>,
  group: readonly ChildPageKey<A>[],
): Promise<number[]> {
  const list = listOf((group[0] as ChildPageKey<A>).args);
  const { values, bind } = parameters(group.map((key) => key.parent));
  const rows = await rowsOf<{ id: string; count: number }>(
    db,
    `/* ${list.name}.count */
     select ${parentColumn} as id, count(*)::integer as count
     from ${tableOf(db, list.entity)} ${list.alias}
     where ${parentColumn} = any($1::uuid[])
       and ${conjunction(list.where, bind)}
     group by ${parentColumn}`,
    values,
  );
  const byParent = new Map(rows.map((row) => [row.id, row.count]));
  return group.map((key) => byParent.get(key.parent) ?? 0);
}
