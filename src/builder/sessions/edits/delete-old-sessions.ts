import type { EntityManager } from "typeorm";
import { inBatches } from "../../../platform/sql/in-batches";
import { changedBy } from "../../../platform/sql/rows";

/** Days for which an inactive session is kept after its last save. */
export const SESSION_RETENTION_DAYS = 30;

/** Sessions of one statement; each may have a history of many revisions. */
const BATCH = 200;

/** Deletes inactive sessions with their history and access log. Returns the number of sessions deleted. */
export function deleteOldSessions(db: EntityManager): Promise<number> {
  return inBatches(() =>
    changedBy(
      db,
      `/* deleteOldSessions */
       delete from builder.builder_sessions
       where id = any(array(
         select session.id
         from builder.builder_sessions session
         where not session.is_active
           and session.last_activity_at < now() - $1 * interval '1 day'
         limit $2
         for update skip locked
       ))`,
      [SESSION_RETENTION_DAYS, BATCH],
    ),
  );
}
