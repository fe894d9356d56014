import type { EntityManager } from "typeorm";
import { changedBy } from "../../../platform/sql/rows";

/** Days for which an inactive session is kept after its last save. */
export const SESSION_RETENTION_DAYS = 30;

/** Deletes inactive sessions with their history and access log. Returns the number of sessions deleted. */
export function deleteOldSessions(db: EntityManager): Promise<number> {
  return changedBy(
    db,
    `/* deleteOldSessions */
     delete from builder.builder_sessions session
     where not session.is_active
       and session.last_activity_at < now() - $1 * interval '1 day'`,
    [SESSION_RETENTION_DAYS],
  );
}
