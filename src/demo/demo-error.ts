/** Exit codes of the process; `npm run demo -- --help` lists them. */
export const EXIT_CODES = { ok: 0, runFailed: 1, usage: 2, noServer: 3, refused: 4, interrupted: 130 } as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

export type DemoError = Error & { readonly exitCode: ExitCode };

/** An expected failure. Its message is written for the user and is shown without a stack. */
export function demoError(exitCode: ExitCode, message: string): DemoError {
  return Object.assign(new Error(message), { exitCode });
}

export function isDemoError(error: unknown): error is DemoError {
  return error instanceof Error && "exitCode" in error;
}
