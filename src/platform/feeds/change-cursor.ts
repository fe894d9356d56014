import type { EntityManager } from "typeorm";
import { refuse } from "../app-error";
import { ErrorCode } from "../error-code.enum";
import type { Condition } from "../paging/keyset-list";
import { rowsOf } from "../sql/rows";

/**
 * A cursor of changes: the oldest transaction that is running. A row is stamped with the transaction that changed it
 * last, so every change that is not visible yet will have this stamp or a later one, whenever it is committed. Times
 * cannot do that: a change is timed before it is visible, and slower ones are timed earlier than faster ones.
 */
export async function readChangeCursor(db: EntityManager): Promise<string> {
  const [row] = await rowsOf<{ cursor: string }>(
    db,
    "/* readChangeCursor */ select pg_snapshot_xmin(pg_current_snapshot())::text as cursor",
  );
  return row?.cursor as string;
}

/**
 * The condition of a list's filter that a row was changed since the cursor was read, or was not visible then. A cursor of the future is from
 * another server, such as one from before a restore: everything may have changed.
 */
export function isChangedSince(alias: string, cursor: string): Condition {
  if (!/^\d{1,18}$/.test(cursor)) {
    refuse(ErrorCode.INVALID_VALUE, "filter.changedSince", "`changedSince` is not a cursor returned by this API.");
  }
  return (bind) => {
    const given = `${bind(cursor)}::bigint`;
    return `${alias}.changed_in >= (
      select case when ${given} > pg_snapshot_xmin(pg_current_snapshot())::text::bigint then 0 else ${given} end
    )`;
  };
}
