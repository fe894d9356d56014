import { isatty } from "node:tty";
import pino, { type Logger } from "pino";
import pretty from "pino-pretty";
import { OperatorError } from "../platform/operator-error";
import { readSettings, type Settings } from "./settings";

/** Starts a long-running program and stops it, once and in order, on Ctrl-C or SIGTERM. A failed start exits with 1. */
export async function runUntilStopped(
  start: (settings: Settings, log: Logger) => Promise<() => Promise<void>>,
): Promise<void> {
  let log = pino();
  try {
    const settings = readSettings();
    log = makeLog(settings.logLevel);
    // The job queue waits for none of its own bookkeeping, which fails while the database is away: no reason to end.
    process.on("unhandledRejection", (error) => log.error({ err: error }, "Something in the background failed"));
    const stopEarly = onSignal();
    const stop = await start(settings, log);
    await stopEarly;
    log.info("Stopping: requests and jobs under way are finished first.");
    await stop();
    log.info("Stopped.");
    process.exitCode = 0;
  } catch (error) {
    logStartFailure(log, error);
    process.exitCode = 1;
  }
}

/** Milliseconds within which one Ctrl-C may arrive several times: the terminal sends it, and so do npm and tsx. */
const DUPLICATE_SIGNAL_MS = 1000;

/** Resolves at the first signal to stop; a second one ends the process at once. */
function onSignal(): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | null = null;
    const stop = () => {
      if (firstAt !== null && performance.now() - firstAt > DUPLICATE_SIGNAL_MS) process.exit(130);
      firstAt ??= performance.now();
      resolve();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    // The terminal is gone. Node forgets that nohup said to ignore this, but under nohup no stream is a terminal.
    process.on("SIGHUP", () => {
      if (isatty(0) || isatty(1)) stop();
    });
  });
}

/** JSON lines for machines; readable text where a person watches. */
function makeLog(level: string): Logger {
  const forPeople = pretty({ ignore: "pid,hostname", translateTime: "SYS:HH:MM:ss", singleLine: true });
  return process.stdout.isTTY ? pino({ level }, forPeople) : pino({ level, base: null });
}

/** What the operator can fix is said in a sentence; only the unexpected comes with its stack. */
function logStartFailure(log: Logger, error: unknown): void {
  if (error instanceof OperatorError) log.fatal(error.message);
  else log.fatal({ err: error }, "The start failed");
}
