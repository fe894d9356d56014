import { demoError, EXIT_CODES } from "./demo-error";

interface UserErrorFields {
  readonly field: readonly string[] | null;
  readonly message: string;
}

/** The failure of a mutation, with all its `userErrors`. */
export function userErrorsError(action: string, userErrors: readonly UserErrorFields[]): Error {
  const problems = userErrors.map(({ field, message }) => (field ? `${field.join(".")}: ${message}` : message));
  return demoError(EXIT_CODES.refused, [`Could not ${action}:`, ...problems].join("\n  "));
}
