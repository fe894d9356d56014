import type { ErrorCode } from "./error-code.enum";

/** One thing that is wrong with a request: what, where and in words. */
export interface Problem {
  readonly code: ErrorCode;
  /** Path from the request's argument down to the value, as in `["input", "entries", "3", "ticker"]`. */
  readonly field: readonly string[] | null;
  readonly message: string;
}

/**
 * What a refusal says in the payload besides its `userErrors`, such as the run that has ended already. `P`, the payload,
 * is never inferred from the answer, so a key that the payload does not have does not compile.
 */
export type RefusalAnswer<P> = Partial<NoInfer<P>>;

/**
 * The one error that verbs and queries throw for what the caller did wrong. It carries all problems at once, and what
 * they add to a mutation's payload `P`.
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

/** Makes one problem; `field` is dotted, as in `input.runId`. */
export function problem(code: ErrorCode, field: string | null, message: string): Problem {
  return { code, field: field === null ? null : field.split("."), message };
}

/** Throws one problem as an `AppError`. */
export function refuse<P = never>(
  code: ErrorCode,
  field: string | null,
  message: string,
  answer?: RefusalAnswer<P>,
): never {
  throw new AppError<P>([problem(code, field, message)], answer);
}
