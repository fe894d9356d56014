/**
 * The statement, for a CTE, that logs the sessions of the CTE `seen` as read by a user. A request logs each session once,
 * however often it reads it. Rows are inserted in the order of ids: the statements of a request run concurrently, and could
 * deadlock otherwise. The arguments are placeholders and names of CTEs, not values.
 */
export function logReads(seen: string, user: string, requestKey: string): string {
  return `insert into builder.builder_session_accesses (session_id, user_id, action, revision, request_id)
    select id, ${user}::uuid, 'READ', revision, ${requestKey}::text
    from ${seen}
    order by id
    on conflict do nothing`;
}
