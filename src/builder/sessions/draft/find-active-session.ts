import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import { BuilderSession } from "./builder-session.entity";
import type { SessionRef } from "./session-ref";

/**
 * Finds the viewer's active session by its id or its strategy. Does not log an access: the draft must not be shown to
 * the viewer unmasked. `readActiveSession` logs one.
 */
export async function findActiveSession(
  db: EntityManager,
  viewer: Viewer,
  { sessionId, instanceId }: SessionRef,
): Promise<BuilderSession | null> {
  const [row] = await rowsOf<Row>(
    db,
    `/* findActiveSession */
     select *
     from builder.builder_sessions session
     where session.user_id = $1
       and session.is_active
       and case when $2::uuid is null then session.instance_id is not distinct from $3::uuid else session.id = $2 end`,
    [viewer.id, sessionId, instanceId],
  );
  return row === undefined ? null : entityReader(db, BuilderSession)(row);
}
