import type { EntityManager } from "typeorm";
import { rowsOf } from "../../../platform/sql/rows";

/** Deactivates sessions without a save in the last 24 hours. Returns the number of sessions deactivated. */
export async function expireSessions(db: EntityManager): Promise<number> {
  const expired = await rowsOf(
    db,
    `/* expireSessions */
     with expired as (
       update builder.builder_sessions session
       set is_active = false, updated_at = now()
       where session.expires_at < now()
         and session.is_active
       returning 1
     )
     select 1 from expired`,
  );
  return expired.length;
}
