/** Who asks for a validation, to give each their share. */
export interface ValidationCaller {
  readonly userId: string;
  /** Goes before what else the user has waiting. */
  readonly isUrgent?: boolean;
  /** Aborted once nobody waits for the report any more; what is not done by then is given up. */
  readonly signal?: AbortSignal | undefined;
}
