import type { Owned } from "./owned-rows";

/** An operation that a stranger tries on data of another user. */
export interface Attempt {
  readonly document: string;
  readonly variables: (owned: Owned) => Record<string, unknown>;
  /** The answer to a stranger. The owner gets another one, unless the data is shared. */
  readonly answer: unknown;
  /** The data is shared: all users see the same, and a SERVICE may write it. */
  readonly isShared?: boolean;
  /** The answer to a SERVICE, if it differs. */
  readonly answerToService?: unknown;
}
