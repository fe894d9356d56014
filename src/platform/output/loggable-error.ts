import { QueryFailedError } from "typeorm";

interface DatabaseError extends Error {
  readonly code?: string;
  readonly severity?: string;
  readonly constraint?: string;
  readonly schema?: string;
  readonly table?: string;
  readonly column?: string;
}

/**
 * Returns what is logged of an error. Of a database error that is the message, SQLSTATE, constraint and name of the
 * statement: its detail, its context, the statement and its parameters contain values, which may be secrets.
 */
export function loggableError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error, message: "A value that is not an error was thrown." };
  const cause = error instanceof QueryFailedError ? (error.driverError as DatabaseError) : (error as DatabaseError);
  if (!isDatabaseError(cause)) return withoutProperties(error);
  const { code, constraint, schema, table, column } = cause;
  const statement = error instanceof QueryFailedError ? /^\s*\/\* ([\w.]+) \*\//.exec(error.query)?.[1] : undefined;
  const message = withoutValues(cause.message);
  const stack = error.stack?.replace(error.message, () => message);
  return { type: "DatabaseError", message, sqlState: code, statement, constraint, schema, table, column, stack };
}

function isDatabaseError(error: DatabaseError): boolean {
  return typeof error?.severity === "string" && typeof error.code === "string";
}

/** PostgreSQL quotes the value after a colon, as in `invalid input syntax for type integer: "secret"`. */
function withoutValues(message: string): string {
  return message.replace(/: ".*"/s, ': "…"');
}

/** The type, message, code and stack of an error and its causes; other properties may contain anything. */
function withoutProperties(error: Error): unknown {
  const { code } = error as { readonly code?: unknown };
  const { message, stack } = error;
  const cause = error.cause === undefined ? undefined : loggableError(error.cause);
  return { type: error.constructor.name, message, ...(typeof code === "string" && { code }), stack, cause };
}
