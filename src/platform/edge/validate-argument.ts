import { type ValidationError, validate } from "class-validator";
import { ArgumentValidationError } from "type-graphql";

const OPTIONS = { skipMissingProperties: true, forbidUnknownValues: false };

/**
 * Validates an argument by the decorators of its class. Values without a class, such as JSON written into the document,
 * have none. An error inside a validator is thrown as it is, so that the log shows its cause.
 */
export async function validateArgument(argument: unknown): Promise<void> {
  const instances = (Array.isArray(argument) ? argument : [argument]).filter(isInstance);
  const errors = await Promise.all(instances.map((instance) => validate(instance, OPTIONS)));
  const all: ValidationError[] = errors.flat();
  if (all.length > 0) throw new ArgumentValidationError(all);
}

function isInstance(value: unknown): value is object {
  if (value === null || typeof value !== "object") return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== null && prototype !== Object.prototype;
}
