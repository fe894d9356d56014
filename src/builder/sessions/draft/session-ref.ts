/** Identifies a session: by its id, or as the user's active session of a strategy (null: of one not saved yet). */
export interface SessionRef {
  readonly sessionId: string | null;
  readonly instanceId: string | null;
}
