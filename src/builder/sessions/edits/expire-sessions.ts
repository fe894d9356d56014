import type { EntityManager } from "typeorm";
import { changedBy } from "../../../platform/sql/rows";

/** Deactivates sessions without a save in the last 24 hours. Returns the number of sessions deactivated. */
export function expireSessions(db: EntityManager): Promise<number> {
  return changedBy(
    db,
    `/* expireSessions */
     update builder.builder_sessions session
     set is_active = false, updated_at = now()
     where session.expires_at < now()
       and session.is_active`,
  );
}
