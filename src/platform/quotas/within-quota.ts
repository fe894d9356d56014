import type { EntityManager } from "typeorm";
import { refuse } from "../app-error";
import { ErrorCode } from "../error-code.enum";
import { rowsOf } from "../sql/rows";
import type { Quotas } from "./quotas";

/** What a quota counts. */
export interface Quota {
  readonly name: keyof Quotas;
  /** Setting with the maximum, which the message names. */
  readonly setting: string;
  /** The rows of `$1`, as the rest of a SELECT after its columns. An index must find them. */
  readonly from: string;
  /** What the rows are, in the plural. */
  readonly what: string;
  /** How the user can make room, as a sentence. */
  readonly advice: string;
}

interface Source {
  readonly db: EntityManager;
  /** Null if no quota applies to the viewer. */
  readonly quotas: Quotas | null;
}

/**
 * Does work that may add rows, in a transaction. Refuses with LIMIT_EXCEEDED, keeping nothing, if `id` then has more
 * rows than the quota allows. Work that adds no row, such as a retry, succeeds at the limit too.
 */
export function withinQuota<T>(
  { db, quotas }: Source,
  quota: Quota,
  id: string | ((result: T) => string),
  work: (db: EntityManager) => Promise<T>,
): Promise<T> {
  if (quotas === null) return work(db);
  return db.transaction(async (tx) => {
    const result = await work(tx);
    await refuseOverQuota(tx, quota, typeof id === "string" ? id : id(result), quotas[quota.name]);
    return result;
  });
}

/** Refuses with LIMIT_EXCEEDED if `id` has no room for another row. Requests at the same time may exceed the limit. */
export async function refuseWithoutRoom({ db, quotas }: Source, quota: Quota, id: string): Promise<void> {
  if (quotas === null) return;
  const max = quotas[quota.name];
  if ((await countRows(db, quota, id, max)) >= max) refuseWith(quota, max);
}

async function refuseOverQuota(tx: EntityManager, quota: Quota, id: string, max: number): Promise<void> {
  // After the work and until the commit: two transactions that do not see each other's rows could exceed the limit
  // together.
  const key = `${quota.name} ${id}`;
  await rowsOf(tx, "/* withinQuota */ select pg_advisory_xact_lock(hashtextextended($1, 0))", [key]);
  if ((await countRows(tx, quota, id, max + 1)) > max) refuseWith(quota, max);
}

/** Counts no further than `limit`. */
async function countRows(db: EntityManager, { from }: Quota, id: string, limit: number): Promise<number> {
  const [counted] = await rowsOf<{ count: number }>(
    db,
    `/* withinQuota */ select count(*)::integer as count from (select ${from} limit $2) counted`,
    [id, limit],
  );
  return counted?.count ?? 0;
}

function refuseWith({ what, advice, setting }: Quota, max: number): never {
  const message = `You have ${max} ${what}, which is the maximum. ${advice} An administrator can raise ${setting}.`;
  return refuse(ErrorCode.LIMIT_EXCEEDED, null, message);
}
