import type { EntityManager } from "typeorm";
import { seesAll, type Viewer } from "../../../identity";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import type { Draft } from "../../secrets/draft-values";
import { BuilderSession } from "../draft/builder-session.entity";
import type { SessionRef } from "../draft/session-ref";
import type { SessionType } from "../draft/session-type.enum";
import { appendToHistory, DRAFT_COLUMNS, MAX_REVISIONS } from "./draft-history";

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

const UPSERT_SESSION = `/* upsertSession */
  with requested as (
    select session.instance_id
    from builder.builder_sessions session
    where session.id = :sessionId::uuid
      and (:instanceId::uuid is null or session.instance_id = :instanceId::uuid)
      and session.user_id = :userId::uuid
      and session.is_active
    union all
    select :instanceId::uuid
    where :sessionId::uuid is null
      and (:instanceId::uuid is null or exists (
        select
        from builder.strategy_instances instance
        where instance.id = :instanceId::uuid
          and instance.current_id is null
          and not instance.is_deleted
          and (:seesAll::boolean or instance.user_id = :userId::uuid)
      ))
  ),
  written as (
    insert into builder.builder_sessions as session
      (user_id, instance_id, session_type, session_name, ${DRAFT_COLUMNS}, expires_at, created_by)
    select :userId::uuid, requested.instance_id, coalesce(:sessionType::text, 'DRAFT'), :name::text,
           :flow::jsonb, coalesce(:parameters::jsonb, '{}'), :metadata::jsonb,
           now() + interval '24 hours', :userId::uuid::text
    from requested
    -- A save that expects a revision must not start a session.
    where :expectedRevision::integer is null
       or exists (
         select
         from builder.builder_sessions active
         where active.user_id = :userId::uuid
           and active.instance_id is not distinct from requested.instance_id
           and active.is_active
       )
    on conflict (user_id, instance_id) where is_active do update
    set session_type = coalesce(:sessionType::text, session.session_type),
        session_name = coalesce(:name::text, session.session_name),
        draft_logic_flow = excluded.draft_logic_flow,
        draft_parameters = coalesce(:parameters::jsonb, session.draft_parameters),
        draft_metadata = coalesce(:metadata::jsonb, session.draft_metadata),
        revision = session.revision + 1,
        last_activity_at = now(),
        expires_at = excluded.expires_at,
        updated_at = now(),
        updated_by = :userId::uuid::text
    where session.revision = :expectedRevision::integer
    returning *
  ),
  ${appendToHistory("SAVE")}
  select * from written`;

/**
 * Starts a session or saves into it. Returns null, having written nothing, when the session has another revision or the
 * session or strategy does not exist. One statement, so that of several concurrent saves exactly one succeeds, and no
 * draft is stored without its entries in the history and the access log.
 */
export async function upsertSession(
  db: EntityManager,
  viewer: Viewer,
  save: SessionSave,
): Promise<BuilderSession | null> {
  const [row] = await rowsOf<Row>(db, UPSERT_SESSION, {
    sessionId: save.sessionId,
    instanceId: save.instanceId,
    userId: viewer.id,
    seesAll: seesAll(viewer),
    sessionType: save.sessionType,
    name: save.name,
    flow: JSON.stringify(save.draft.flow),
    parameters: save.hasParameters ? JSON.stringify(save.draft.parameters) : null,
    metadata: save.metadata === null ? null : JSON.stringify(save.metadata),
    expectedRevision: save.expectedRevision,
    maxRevisions: MAX_REVISIONS,
  });
  return row === undefined ? null : entityReader(db, BuilderSession)(row);
}
