import type { EvaluationOptions } from "./strategy";

/**
 * A strategy's own parameter, defaults already filled in.
 * @throws Error when it is not there: the caller forgot `resolveParameters`.
 */
export function parameterValue(options: EvaluationOptions, name: string): number {
  const value = options.parameters[name];
  if (value === undefined)
    throw new Error(`Parameter ${name} is missing; pass the parameters through resolveParameters.`);
  return value;
}
