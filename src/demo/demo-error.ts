/** Exit codes of the process; `npm run demo -- --help` lists them. */
export const EXIT_CODES = { ok: 0, runFailed: 1, usage: 2, noServer: 3, refused: 4, interrupted: 130 } as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** An expected failure. Its message is written for the user and is shown without a stack. */
export class DemoError extends Error {
  override readonly name = "DemoError";

  constructor(
    readonly exitCode: ExitCode,
    message: string,
  ) {
    super(message);
  }
}
