import type { EntityManager } from "typeorm";
import { rowsOf } from "../../../platform/sql/rows";

/** Ends the sessions in which nothing was saved for 24 hours. Gives the rows touched. */
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
