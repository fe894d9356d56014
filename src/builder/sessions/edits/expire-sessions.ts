import type { EntityManager } from "typeorm";
import { inBatches } from "../../../platform/sql/in-batches";
import { changedBy } from "../../../platform/sql/rows";

/** Sessions of one statement. */
const BATCH = 1000;

/** Deactivates sessions without a save in the last 24 hours. Returns the number of sessions deactivated. */
export function expireSessions(db: EntityManager): Promise<number> {
  return inBatches(() =>
    changedBy(
      db,
      `/* expireSessions */
       update builder.builder_sessions
       set is_active = false, updated_at = now()
       where id = any(array(
         select session.id
         from builder.builder_sessions session
         where session.expires_at < now()
           and session.is_active
         limit $1
         for no key update skip locked
       ))`,
      [BATCH],
    ),
  );
}
