import { QueryFailedError } from "typeorm";

/** The SQLSTATEs that the code acts on, by name. */
const SQLSTATE = {
  UNIQUE_VIOLATION: "23505",
  CHECK_VIOLATION: "23514",
  INVALID_TEXT: "22P02",
  INVALID_DATETIME: "22007",
  DATETIME_OVERFLOW: "22008",
} as const;

/** Is this the database's answer with one of these SQLSTATEs? */
export function isDatabaseError(error: unknown, states: readonly (keyof typeof SQLSTATE)[]): boolean {
  const cause = error instanceof QueryFailedError ? error.driverError : error;
  const code = (cause as { code?: unknown } | null)?.code;
  return states.some((state) => SQLSTATE[state] === code);
}
