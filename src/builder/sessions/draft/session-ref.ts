/** Which session is meant: one by its id, or the user's active one of a strategy (null: of one not saved yet). */
export interface SessionRef {
  readonly sessionId: string | null;
  readonly instanceId: string | null;
}
