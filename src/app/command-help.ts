import { OperatorError } from "../platform/operator-error";
import { printLine } from "../platform/output/printable";

/** What a command is for and how it is called, as `--help` prints it. */
export interface CommandHelp {
  /** The call with its arguments, such as `npm run user -- --email someone@example.com`. */
  readonly usage: string;
  /** One or more sentences. */
  readonly purpose: string;
  /** Further lines, such as those of the options. */
  readonly details?: () => string;
}

/** Prints the help if it was asked for. The caller then does nothing else. */
export function printHelpIfAsked({ usage, purpose, details }: CommandHelp, args = process.argv.slice(2)): boolean {
  if (!args.includes("--help") && !args.includes("-h")) return false;
  printLine(`${purpose}\n\n  ${usage}${details === undefined ? "" : `\n\n${details()}`}`);
  return true;
}

/** Refuses arguments of a command that has none, so that `npm start -- --port 80` does not start on another port. */
export function refuseArguments({ usage }: CommandHelp, args = process.argv.slice(2)): void {
  if (args.length === 0) return;
  throw new OperatorError(
    `${usage} takes no arguments, but was given "${args.join(" ")}". Settings are environment variables; ${usage} -- --help lists them.`,
  );
}
