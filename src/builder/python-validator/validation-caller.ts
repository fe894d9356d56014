/** The user who requests a validation; the pool shares its validators fairly between users. */
export interface ValidationCaller {
  readonly userId: string;
  /** Runs before the user's other waiting requests. */
  readonly isUrgent?: boolean;
  /** Aborted when nobody waits for the report anymore; an unfinished validation is cancelled. */
  readonly signal?: AbortSignal | undefined;
}
