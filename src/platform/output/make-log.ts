import pino, { type DestinationStream, type Logger } from "pino";
import pretty from "pino-pretty";
import { loggableError } from "./loggable-error";
import { printable } from "./printable";

/** Creates the log: JSON lines, or readable text in a terminal. */
export function makeLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, serializers: { err: loggableError } };
  if (destination !== undefined) return pino({ ...options, base: null }, destination);
  return process.stdout.isTTY ? pino(options, readable()) : pino({ ...options, base: null });
}

function readable() {
  return pretty({
    ignore: "pid,hostname",
    translateTime: "SYS:HH:MM:ss",
    singleLine: true,
    messageFormat: (entry, messageKey) => printable(String(entry[messageKey] ?? "")),
  });
}
