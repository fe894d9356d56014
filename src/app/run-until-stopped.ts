import { isatty } from "node:tty";
import type { Logger } from "pino";
import { OperatorError } from "../platform/operator-error";
import { makeLog } from "../platform/output/make-log";
import { printError } from "../platform/output/printable";
import { type CommandHelp, printHelpIfAsked, refuseArguments } from "./command-help";
import { isStartedByNpm, readSettings, type Settings } from "./settings/settings";

/**
 * Starts a long-running program and stops it gracefully on Ctrl-C or SIGTERM, or prints its help. If it fails, the exit
 * code is 1.
 */
export async function runUntilStopped(
  help: CommandHelp,
  start: (settings: Settings, log: Logger) => Promise<() => Promise<void>>,
): Promise<void> {
  if (printHelpIfAsked(help)) return;
  let log = makeLog("info");
  try {
    refuseArguments(help);
    const settings = readSettings();
    log = makeLog(settings.logLevel);
    // pg-boss does not await its own maintenance, which fails while the database is unavailable. Keep running.
    process.on("unhandledRejection", (error) => log.error({ err: error }, "Unhandled rejection in a background task"));
    // Before the start, so that a signal during it is not lost.
    const stopRequested = onSignal();
    const stop = await start(settings, log);
    await stopRequested;
    log.info("Stopping: waiting for running requests and jobs.");
    await stopOrExit(stop, log);
  } catch (error) {
    logStartFailure(log, error);
    process.exitCode = 1;
  }
}

/** What did not stop may keep the process alive, so it is ended. */
async function stopOrExit(stop: () => Promise<void>, log: Logger): Promise<void> {
  try {
    await stop();
    log.info("Stopped.");
    process.exitCode = 0;
  } catch (error) {
    log.fatal({ err: error }, "Stopping failed");
    process.exit(1);
  }
}

/** Milliseconds within which one Ctrl-C may arrive several times, because the terminal and npm both send it. */
const DUPLICATE_SIGNAL_MS = 1000;

/** Resolves at the first signal to stop. A second one exits immediately. */
function onSignal(): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | null = null;
    const stop = () => {
      if (firstAt !== null && performance.now() - firstAt > DUPLICATE_SIGNAL_MS) process.exit(130);
      firstAt ??= performance.now();
      resolve();
    };
    onOrphaned(stop);
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    // The terminal was closed. Node resets the handler that nohup installs, but under nohup no stream is a terminal.
    process.on("SIGHUP", () => {
      if (isatty(0) || isatty(1)) stop();
    });
  });
}

const ORPHAN_CHECK_MS = 200;

/**
 * Calls back when the process that started this one has ended. npm passes a SIGTERM to the shell in between only, which
 * ends without passing it on: this process would go on and keep the port.
 */
function onOrphaned(stop: () => void): void {
  if (!isStartedByNpm()) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, ORPHAN_CHECK_MS);
  timer.unref();
}

/** An error that the operator can fix is told in words, any other error with its stack. */
function logStartFailure(log: Logger, error: unknown): void {
  if (error instanceof OperatorError && process.stdout.isTTY) printError(error.message);
  else if (error instanceof OperatorError) log.fatal(error.message);
  else log.fatal({ err: error }, "Start-up failed");
}
