import { OperatorError } from "../platform/operator-error";

/** Runs a command of the command line; after a failure its exit code is 1. */
export function runCommand(command: () => Promise<void>): void {
  command().catch((error: unknown) => {
    console.error(isOperatorError(error) ? error.message : error);
    process.exitCode = 1;
  });
}

/** Node's own parser of arguments names the option that it does not know. */
function isOperatorError(error: unknown): error is Error {
  return error instanceof OperatorError || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS_") === true;
}
