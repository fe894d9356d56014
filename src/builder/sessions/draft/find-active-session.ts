import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import { BuilderSession } from "./builder-session.entity";
import type { SessionRef } from "./session-ref";

/** The viewer's own active session in a place, read by the system for itself, not for the viewer; null without one. */
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
