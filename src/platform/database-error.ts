import { QueryFailedError } from "typeorm";

/** Does a row with this key exist already? */
export function isUniqueViolation(error: unknown): boolean {
  return sqlStateOf(error) === "23505";
}

/** Could the database not read, or not hold, a value that it was given (SQLSTATE class 22, data exception)? */
export function isDataException(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state?.length === 5 && state.startsWith("22");
}

function sqlStateOf(error: unknown): string | undefined {
  const cause = error instanceof QueryFailedError ? error.driverError : error;
  return (cause as { code?: string } | null)?.code;
}
