import { QueryFailedError } from "typeorm";

/** The SQLSTATEs that the code acts on, by name. */
const SQLSTATE = {
  UNIQUE_VIOLATION: "23505",
  DEADLOCK_DETECTED: "40P01",
  INSUFFICIENT_PRIVILEGE: "42501",
  INVALID_FUNCTION_DEFINITION: "42P13",
  UNDEFINED_TABLE: "42P01",
  QUERY_CANCELED: "57014",
  LOCK_NOT_AVAILABLE: "55P03",
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

function sqlStateOf(error: unknown): string | undefined {
  const cause = error instanceof QueryFailedError ? error.driverError : error;
  return (cause as { code?: string } | null)?.code;
}
