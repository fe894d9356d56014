import type { ErrorCode } from "./error-code.enum";

/** One problem with a request. */
export interface Problem {
  readonly code: ErrorCode;
  /** Path from the argument to the invalid value, such as `["input", "entries", "3", "ticker"]`; null without one. */
  readonly field: readonly string[] | null;
  /** A sentence for people. */
  readonly message: string;
}

/**
 * Fields that a refused mutation sets in its payload besides `userErrors`, such as the run that has already ended. The
 * payload type `P` is never inferred from the value, so a key that the payload does not have is a compile error.
 */
export type RefusalAnswer<P> = Partial<NoInfer<P>>;

/**
 * The error that verbs and queries throw when the caller made a mistake. It carries all problems of the request and the
 * fields that they set in the mutation's payload `P`.
 */
export class AppError<P = never> extends Error {
  readonly answer: object;

  constructor(
    readonly problems: readonly Problem[],
    answer?: RefusalAnswer<P>,
  ) {
    super(problems.map((problem) => problem.message).join(" "));
    this.name = "AppError";
    this.answer = answer ?? {};
  }
}

/** Creates a problem. `field` is a dotted path such as `input.runId`. */
export function problem(code: ErrorCode, field: string | null, message: string): Problem {
  return { code, field: field === null ? null : field.split("."), message };
}

/** Throws an `AppError` with a single problem. `field` is a dotted path such as `input.runId`. */
export function refuse<P = never>(
  code: ErrorCode,
  field: string | null,
  message: string,
  answer?: RefusalAnswer<P>,
): never {
  throw new AppError<P>([problem(code, field, message)], answer);
}
