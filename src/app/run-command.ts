import { inspect } from "node:util";
import { OperatorError } from "../platform/operator-error";
import { loggableError } from "../platform/output/loggable-error";
import { printError } from "../platform/output/printable";
import { type CommandHelp, printHelpIfAsked } from "./command-help";

/** Runs a command of the command line, or prints its help. If it fails, the error is printed and the exit code is 1. */
export function runCommand(help: CommandHelp, command: () => Promise<void>): void {
  if (printHelpIfAsked(help)) return;
  command().catch((error: unknown) => {
    if (isOperatorError(error)) printError(error.message);
    else printError(inspect(loggableError(error)));
    process.exitCode = 1;
  });
}

/** Whether the message alone says what to fix. That includes the errors of Node's argument parser. */
function isOperatorError(error: unknown): error is Error {
  return error instanceof OperatorError || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS_") === true;
}
