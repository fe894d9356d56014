import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import { isDatabaseError } from "../../../platform/sql/database-error";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import { isUuid } from "../../../platform/uuid";
import { BuilderSession } from "../draft/builder-session.entity";
import type { RestoreBuilderSessionInput } from "./builder-session.input";
import type { BuilderSessionPayload } from "./builder-session-payload.type";
import { refuseUnknownSession } from "./refuse-unknown-session";
import { MAX_REVISIONS } from "./upsert-session";

/**
 * Restores an earlier draft of the viewer's session as a new revision; the replaced draft stays in the history. Reactivates
 * a closed or expired session.
 */
export async function restoreBuilderSession(
  db: EntityManager,
  viewer: Viewer,
  { id, revision }: RestoreBuilderSessionInput,
): Promise<Partial<BuilderSessionPayload>> {
  const session = isUuid(id) ? await db.findOneBy(BuilderSession, { id, userId: viewer.id }) : null;
  if (session === null) return refuseUnknownSession(id);
  const restored = await restoreDraft(db, session, viewer, revision);
  if (restored !== null) return { session: restored };
  const message = `The session has no revision ${revision}; only the last ${MAX_REVISIONS} are kept.`;
  return refuse<BuilderSessionPayload>(ErrorCode.NOT_FOUND, "input.revision", message, { session });
}

async function restoreDraft(
  db: EntityManager,
  session: BuilderSession,
  viewer: Viewer,
  revision: number,
): Promise<BuilderSession | null> {
  try {
    const [row] = await rowsOf<Row>(
      db,
      `/* restoreDraft */
       with restored as (
         update builder.builder_sessions session
         set draft_logic_flow = former.draft_logic_flow,
             draft_parameters = former.draft_parameters,
             draft_metadata = former.draft_metadata,
             revision = session.revision + 1,
             is_active = true,
             last_activity_at = now(),
             expires_at = now() + interval '24 hours',
             updated_at = now(),
             updated_by = $3::uuid::text
         from builder.builder_session_revisions former
         where session.id = $1
           and former.session_id = $1
           and former.revision = $2
         returning session.*
       ),
       kept as (
         insert into builder.builder_session_revisions
           (session_id, revision, draft_logic_flow, draft_parameters, draft_metadata)
         select id, revision, draft_logic_flow, draft_parameters, draft_metadata
         from restored
       ),
       dropped as (
         delete from builder.builder_session_revisions former
         using restored
         where former.session_id = restored.id
           and former.revision <= restored.revision - $4::integer
       ),
       logged as (
         insert into builder.builder_session_accesses (session_id, user_id, action, revision)
         select id, $3::uuid, 'RESTORE', revision
         from restored
       )
       select * from restored`,
      [session.id, revision, viewer.id, MAX_REVISIONS],
    );
    return row === undefined ? null : entityReader(db, BuilderSession)(row);
  } catch (error) {
    if (!isDatabaseError(error, ["UNIQUE_VIOLATION"])) throw error;
    const message = "A newer session of the same strategy is active; close it before you restore this one.";
    return refuse<BuilderSessionPayload>(ErrorCode.INVALID_TRANSITION, "input.id", message, { session });
  }
}
