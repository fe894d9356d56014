/** What the process ends with; `npm run demo -- --help` tells them to the user. */
export const exitCodes = { ok: 0, runFailed: 1, usage: 2, noServer: 3, refused: 4, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export type DemoFailure = Error & { readonly exitCode: ExitCode };

/** An end that is the user's to know: its message is a whole sentence and is shown without a stack. */
export function demoFailure(exitCode: ExitCode, message: string): DemoFailure {
  return Object.assign(new Error(message), { exitCode });
}

export function isDemoFailure(error: unknown): error is DemoFailure {
  return error instanceof Error && "exitCode" in error;
}
