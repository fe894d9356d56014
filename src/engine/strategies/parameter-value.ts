import type { EvaluationOptions } from "./strategy";

/**
 * The value of a strategy parameter.
 * @throws Error if it is missing, because the caller did not use `resolveParameters`.
 */
export function parameterValue(options: EvaluationOptions, name: string): number {
  const value = options.parameters[name];
  if (value === undefined) throw new Error(`Parameter ${name} is missing; call resolveParameters first.`);
  return value;
}
