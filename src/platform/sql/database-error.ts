import { QueryFailedError } from "typeorm";
import { SILENT_MESSAGE } from "./silent-connections";

/** The SQLSTATEs that the code acts on, by name. */
const SQLSTATE = {
  UNIQUE_VIOLATION: "23505",
  DEADLOCK_DETECTED: "40P01",
  INSUFFICIENT_PRIVILEGE: "42501",
  INVALID_FUNCTION_DEFINITION: "42P13",
  UNDEFINED_TABLE: "42P01",
  QUERY_CANCELED: "57014",
  LOCK_NOT_AVAILABLE: "55P03",
  DISK_FULL: "53100",
  OUT_OF_MEMORY: "53200",
  TOO_MANY_CONNECTIONS: "53300",
} as const;

/** Whether the error is a database error with one of these SQLSTATEs. */
export function isDatabaseError(error: unknown, states: readonly (keyof typeof SQLSTATE)[]): boolean {
  const state = sqlStateOf(error);
  return states.some((name) => SQLSTATE[name] === state);
}

/** Whether the database could not parse or store a value (SQLSTATE class 22, data exception). */
export function isDataException(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state?.length === 5 && state.startsWith("22");
}

/** Codes of the system, and SQLSTATEs, of a connection that broke or could not be made. */
const LOST_CODES = /^(E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH)|08...|57P0[1-3])$/;
/** What pg says of connections that broke; these errors have no code. */
const LOST_MESSAGES = /^(Connection terminated|Client has encountered a connection error)/;

/** Whether a statement failed because its connection broke, or because the database cannot be reached. */
export function isConnectionLost(error: unknown): boolean {
  const cause = error instanceof QueryFailedError ? error.driverError : error;
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
  return LOST_CODES.test(String(code)) || LOST_MESSAGES.test(String(message)) || message === SILENT_MESSAGE;
}

function sqlStateOf(error: unknown): string | undefined {
  const cause = error instanceof QueryFailedError ? error.driverError : error;
  return (cause as { code?: string } | null)?.code;
}
