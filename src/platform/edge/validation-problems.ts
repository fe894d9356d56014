import type { ValidationError } from "class-validator";
import { ArgumentValidationError } from "type-graphql";
import type { Problem } from "../app-error";
import { ErrorCode } from "../error-code.enum";

/** Error code of each class-validator constraint; INVALID_VALUE for all others. */
const ERROR_CODE_BY_CONSTRAINT: Readonly<Record<string, ErrorCode>> = {
  isNotEmpty: ErrorCode.REQUIRED,
  isDefined: ErrorCode.REQUIRED,
  arrayNotEmpty: ErrorCode.REQUIRED,
  arrayMinSize: ErrorCode.REQUIRED,
  arrayUnique: ErrorCode.DUPLICATE,
  min: ErrorCode.OUT_OF_RANGE,
  max: ErrorCode.OUT_OF_RANGE,
  minLength: ErrorCode.OUT_OF_RANGE,
  maxLength: ErrorCode.OUT_OF_RANGE,
  isLength: ErrorCode.OUT_OF_RANGE,
};

/** Returns the problems of a class-validator error, with `path` put before each field; null for any other error. */
export function validationProblems(error: unknown, path: readonly string[]): readonly Problem[] | null {
  if (!(error instanceof ArgumentValidationError)) return null;
  const problems: Problem[] = [];
  for (const invalid of error.extensions.validationErrors) collect(invalid, path, problems);
  return problems;
}

function collect(error: ValidationError, path: readonly string[], problems: Problem[]): void {
  const field = [...path, error.property];
  for (const [constraint, message] of Object.entries(error.constraints ?? {})) {
    const code = ERROR_CODE_BY_CONSTRAINT[constraint] ?? ErrorCode.INVALID_VALUE;
    problems.push({ code, field, message: withFullStop(message) });
  }
  for (const child of error.children ?? []) collect(child, field, problems);
}

function withFullStop(message: string): string {
  return message.endsWith(".") ? message : `${message}.`;
}
