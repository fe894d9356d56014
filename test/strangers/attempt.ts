import type { Owned } from "./owned-rows";

/** One operation as a stranger tries it on what is somebody else's. */
export interface Attempt {
  readonly document: string;
  readonly variables: (owned: Owned) => Record<string, unknown>;
  /** What a stranger is answered; the owner is answered something else, unless all share it. */
  readonly answer: unknown;
  /** All users share it: they see the same, and a SERVICE may write it. */
  readonly isShared?: boolean;
  /** What a SERVICE is answered where that differs. */
  readonly answerToService?: unknown;
}
