import { isConnectionLost, isDatabaseError } from "../../platform/sql/database-error";

/** What pg's pool says when no connection became free in time. It has no code. */
const NO_CONNECTION = "timeout exceeded when trying to connect";

/** Whether the database refused a statement for want of resources. An operator has to act, or the load has to fall. */
export function isExhausted(error: unknown): boolean {
  return isDatabaseError(error, ["DISK_FULL", "OUT_OF_MEMORY", "TOO_MANY_CONNECTIONS"]);
}

/** What a client is told of an error that another attempt may not meet; null for all others. */
export function busyMessage(error: unknown): string | null {
  if (isDatabaseError(error, ["QUERY_CANCELED"])) {
    return "The database took too long for this request; ask for less, or try again later.";
  }
  if (isExhausted(error)) {
    return "The database has no space, memory or connection left for this request; nothing was changed. Try again later.";
  }
  if (isDatabaseError(error, ["LOCK_NOT_AVAILABLE", "DEADLOCK_DETECTED"])) {
    return "Other requests kept what this one changes for too long; nothing was changed. Try again in a moment.";
  }
  const isWithoutConnection = error instanceof Error && error.message.includes(NO_CONNECTION);
  if (isConnectionLost(error)) {
    return "The connection to the database was lost, so it is not known whether a change was stored. Try again in a moment.";
  }
  return isWithoutConnection ? "All connections to the database are in use; try again in a moment." : null;
}
