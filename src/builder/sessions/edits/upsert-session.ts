import type { EntityManager } from "typeorm";
import { seesAll, type Viewer } from "../../../identity";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import type { Draft } from "../../secrets/draft-values";
import { BuilderSession } from "../draft/builder-session.entity";
import type { SessionRef } from "../draft/session-ref";
import type { SessionType } from "../draft/session-type.enum";

/** Number of drafts kept per session. */
export const MAX_REVISIONS = 50;

export interface SessionSave extends SessionRef {
  /** Null to start a session. */
  readonly expectedRevision: number | null;
  readonly sessionType: SessionType | null;
  readonly name: string | null;
  readonly draft: Draft;
  /** False keeps the stored parameters. */
  readonly hasParameters: boolean;
  readonly metadata: Record<string, unknown> | null;
}

/**
 * Starts a session or saves into it. Returns null, having written nothing, when the session has another revision or the
 * session or strategy does not exist. One statement, so that of several concurrent saves exactly one succeeds, and no draft
 * is stored without its entries in the history and the access log.
 */
export async function upsertSession(
  db: EntityManager,
  viewer: Viewer,
  save: SessionSave,
): Promise<BuilderSession | null> {
  const [row] = await rowsOf<Row>(
    db,
    `/* upsertSession */
     with wanted as (
       select session.instance_id
       from builder.builder_sessions session
       where session.id = $1::uuid
         and ($3::uuid is null or session.instance_id = $3::uuid)
         and session.user_id = $2::uuid
         and session.is_active
       union all
       select $3::uuid
       where $1::uuid is null
         and ($3::uuid is null or exists (
           select
           from builder.strategy_instances instance
           where instance.id = $3::uuid
             and instance.current_id is null
             and not instance.is_deleted
             and ($4::boolean or instance.user_id = $2::uuid)
         ))
     ),
     saved as (
       insert into builder.builder_sessions as session
         (user_id, instance_id, session_type, session_name, draft_logic_flow, draft_parameters, draft_metadata,
          expires_at, created_by)
       select $2::uuid, wanted.instance_id, coalesce($5::text, 'DRAFT'), $6::text, $7::jsonb,
              coalesce($8::jsonb, '{}'), $9::jsonb, now() + interval '24 hours', $2::uuid::text
       from wanted
       -- Who expects a revision does not mean to begin.
       where $10::integer is null
          or exists (
            select
            from builder.builder_sessions active
            where active.user_id = $2::uuid
              and active.instance_id is not distinct from wanted.instance_id
              and active.is_active
          )
       on conflict (user_id, instance_id) where is_active do update
       set session_type = coalesce($5::text, session.session_type),
           session_name = coalesce($6::text, session.session_name),
           draft_logic_flow = excluded.draft_logic_flow,
           draft_parameters = coalesce($8::jsonb, session.draft_parameters),
           draft_metadata = coalesce($9::jsonb, session.draft_metadata),
           revision = session.revision + 1,
           last_activity_at = now(),
           expires_at = excluded.expires_at,
           updated_at = now(),
           updated_by = $2::uuid::text
       where session.revision = $10::integer
       returning *
     ),
     kept as (
       insert into builder.builder_session_revisions
         (session_id, revision, draft_logic_flow, draft_parameters, draft_metadata)
       select id, revision, draft_logic_flow, draft_parameters, draft_metadata
       from saved
     ),
     dropped as (
       delete from builder.builder_session_revisions former
       using saved
       where former.session_id = saved.id
         and former.revision <= saved.revision - $11::integer
     ),
     logged as (
       insert into builder.builder_session_accesses (session_id, user_id, action, revision)
       select id, $2::uuid, 'SAVE', revision
       from saved
     )
     select * from saved`,
    [
      save.sessionId,
      viewer.id,
      save.instanceId,
      seesAll(viewer),
      save.sessionType,
      save.name,
      JSON.stringify(save.draft.flow),
      save.hasParameters ? JSON.stringify(save.draft.parameters) : null,
      save.metadata === null ? null : JSON.stringify(save.metadata),
      save.expectedRevision,
      MAX_REVISIONS,
    ],
  );
  return row === undefined ? null : entityReader(db, BuilderSession)(row);
}
