import { DemoError, EXIT_CODES } from "./demo-error";

interface UserErrorFields {
  readonly field: readonly string[] | null;
  readonly message: string;
}

/** The error of a mutation that the server rejected, with all its `userErrors`. */
export function rejectionError(action: string, userErrors: readonly UserErrorFields[]): Error {
  const problems = userErrors.map(({ field, message }) => (field ? `${field.join(".")}: ${message}` : message));
  return new DemoError(EXIT_CODES.refused, [`Could not ${action}:`, ...problems].join("\n  "));
}
