/** Number of drafts kept per session. */
export const MAX_REVISIONS = 50;

export const DRAFT_COLUMNS = "draft_logic_flow, draft_parameters, draft_metadata";

/**
 * The CTEs that follow the CTE `written`, which wrote a draft: they add the draft to the history, delete the oldest
 * draft over the limit, and log the access. Parameters: `:userId` and `:maxRevisions`.
 */
export function appendToHistory(action: "SAVE" | "RESTORE"): string {
  return `kept as (
    insert into builder.builder_session_revisions (session_id, revision, ${DRAFT_COLUMNS})
    select id, revision, ${DRAFT_COLUMNS}
    from written
  ),
  dropped as (
    delete from builder.builder_session_revisions earlier
    using written
    where earlier.session_id = written.id
      and earlier.revision <= written.revision - :maxRevisions::integer
  ),
  logged as (
    insert into builder.builder_session_accesses (session_id, user_id, action, revision)
    select id, :userId::uuid, '${action}', revision
    from written
  )`;
}
