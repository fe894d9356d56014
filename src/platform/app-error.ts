import type { ErrorCode } from "./error-code.enum";

/** One thing that is wrong with a request: what, where and in words. */
export interface Problem {
  readonly code: ErrorCode;
  /** Path from the request's argument down to the value, as in `["input", "entries", "3", "ticker"]`. */
  readonly field: readonly string[] | null;
  readonly message: string;
}

/**
 * The one error that verbs and queries throw for what the caller did wrong. It carries all problems at once.
 * `answer` holds what a mutation's payload says besides its `userErrors`, such as the run that was already over.
 */
export class AppError extends Error {
  constructor(
    readonly problems: readonly Problem[],
    readonly answer: Readonly<Record<string, unknown>> = {},
  ) {
    super(problems.map((problem) => problem.message).join(" "));
    this.name = "AppError";
  }
}

/** Makes one problem; `field` is dotted, as in `input.runId`. */
export function problem(code: ErrorCode, field: string | null, message: string): Problem {
  return { code, field: field === null ? null : field.split("."), message };
}

/** Throws one problem as an `AppError`. */
export function refuse(
  code: ErrorCode,
  field: string | null,
  message: string,
  answer?: Readonly<Record<string, unknown>>,
): never {
  throw new AppError([problem(code, field, message)], answer);
}
