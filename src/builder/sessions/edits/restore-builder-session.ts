import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import { isDatabaseError } from "../../../platform/sql/database-error";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import { isUuid } from "../../../platform/uuid";
import { whileSensitivityStays } from "../../secrets/sensitivity-lock";
import { BuilderSession } from "../draft/builder-session.entity";
import type { RestoreBuilderSessionInput } from "./builder-session.input";
import type { BuilderSessionPayload } from "./builder-session-payload.type";
import { appendToHistory, MAX_REVISIONS } from "./draft-history";
import { refuseUnknownSession } from "./refuse-unknown-session";

const RESTORE_DRAFT = `/* restoreBuilderSession */
  with written as (
    update builder.builder_sessions session
    set draft_logic_flow = earlier.draft_logic_flow,
        draft_parameters = earlier.draft_parameters,
        draft_metadata = earlier.draft_metadata,
        revision = session.revision + 1,
        is_active = true,
        last_activity_at = now(),
        expires_at = now() + interval '24 hours',
        updated_at = now(),
        updated_by = :userId::uuid::text
    from builder.builder_session_revisions earlier
    where session.id = :id::uuid
      and earlier.session_id = :id::uuid
      and earlier.revision = :revision::integer
    returning session.*
  ),
  ${appendToHistory("RESTORE")}
  select * from written`;

/**
 * Restores an earlier draft of the viewer's session as a new revision; the replaced draft stays in the history.
 * Reactivates a closed or expired session.
 */
export async function restoreBuilderSession(
  db: EntityManager,
  viewer: Viewer,
  { id, revision }: RestoreBuilderSessionInput,
): Promise<Partial<BuilderSessionPayload>> {
  const session = isUuid(id)
    ? await db.findOne(BuilderSession, { comment: "restoreBuilderSession", where: { id, userId: viewer.id } })
    : null;
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
    const values = { id: session.id, revision, userId: viewer.id, maxRevisions: MAX_REVISIONS };
    const [row] = await whileSensitivityStays(db, (tx) => rowsOf<Row>(tx, RESTORE_DRAFT, values));
    return row === undefined ? null : entityReader(db, BuilderSession)(row);
  } catch (error) {
    if (!isDatabaseError(error, ["UNIQUE_VIOLATION"])) throw error;
    const message = "A newer session of the same strategy is active; close it before you restore this one.";
    return refuse<BuilderSessionPayload>(ErrorCode.INVALID_TRANSITION, "input.id", message, { session });
  }
}
