import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { conjunction, parameters } from "../../../platform/paging/keyset-list";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import { isUuid } from "../../../platform/uuid";
import { BuilderSession } from "../draft/builder-session.entity";
import { isVisibleSession } from "../draft/visible-sessions";
import type { BuilderSessionInput } from "./builder-session.input";
import type { BuilderSessionPayload } from "./builder-session-payload.type";
import { refuseUnknownSession } from "./refuse-unknown-session";

/** Closes a session; its draft is deleted 30 days after the last save. Closing it again changes nothing. */
export async function closeBuilderSession(
  db: EntityManager,
  viewer: Viewer,
  input: BuilderSessionInput,
): Promise<Partial<BuilderSessionPayload>> {
  if (!isUuid(input.id)) refuseUnknownSession(input.id);
  const { values, bind } = parameters(input.id, viewer.id);
  const [row] = await rowsOf<Row>(
    db,
    `/* closeBuilderSession */
     with closed as (
       update builder.builder_sessions session
       set is_active = false, updated_at = now(), updated_by = $2::uuid::text
       where session.id = $1
         and ${conjunction([isVisibleSession(viewer)], bind)}
       returning *
     ),
     logged as (
       insert into builder.builder_session_accesses (session_id, user_id, action, revision)
       select id, $2::uuid, 'CLOSE', revision
       from closed
     )
     select * from closed`,
    values,
  );
  if (row === undefined) return refuseUnknownSession(input.id);
  return { session: entityReader(db, BuilderSession)(row) };
}
