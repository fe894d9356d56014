import type { ValidationError } from "class-validator";
import { ArgumentValidationError } from "type-graphql";
import type { Problem } from "../app-error";
import { ErrorCode } from "../error-code.enum";

/** Which code a class-validator constraint answers with; any other is INVALID_VALUE. */
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

/** The problems that an input's validators found, each with its path; null when the error is of another kind. */
export function validationProblems(error: unknown, path: readonly string[]): readonly Problem[] | null {
  if (!(error instanceof ArgumentValidationError)) return null;
  const problems: Problem[] = [];
  for (const found of error.extensions.validationErrors) collect(found, path, problems);
  return problems;
}

function collect(found: ValidationError, path: readonly string[], into: Problem[]): void {
  const field = [...path, found.property];
  for (const [constraint, message] of Object.entries(found.constraints ?? {})) {
    into.push({
      code: ERROR_CODE_BY_CONSTRAINT[constraint] ?? ErrorCode.INVALID_VALUE,
      field,
      message: sentence(message),
    });
  }
  for (const child of found.children ?? []) collect(child, field, into);
}

function sentence(message: string): string {
  return message.endsWith(".") ? message : `${message}.`;
}
