/**
 * Returns the statement, for a CTE, that logs the sessions of another CTE as read. A request logs each session once,
 * however often it reads it. Rows are inserted in the order of ids: the statements of a request run concurrently, and
 * could deadlock otherwise. `userId` and `requestKey` are placeholders, not values.
 */
export function logReads(sessions: string, userId: string, requestKey: string): string {
  return `insert into builder.builder_session_accesses (session_id, user_id, action, revision, request_id)
    select id, ${userId}::uuid, 'READ', revision, ${requestKey}::text
    from ${sessions}
    order by id
    on conflict do nothing`;
}
