import { demoError, EXIT_CODES } from "./demo-error";

interface UserErrorAnswer {
  readonly field: readonly string[] | null;
  readonly message: string;
}

/** The one failure that tells all the problems the server found in an input. */
export function refusalOf(what: string, userErrors: readonly UserErrorAnswer[]): Error {
  const problems = userErrors.map(({ field, message }) => (field ? `${field.join(".")}: ${message}` : message));
  return demoError(EXIT_CODES.refused, [`The server would not ${what}:`, ...problems].join("\n  "));
}
