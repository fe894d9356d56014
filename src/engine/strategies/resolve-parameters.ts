import { formatValue } from "../nodes/format-value";
import type { Strategy, StrategyParameter } from "./strategy";

/** A problem with one parameter; `field` is its name, or empty if the problem concerns the parameters as a whole. */
export interface ParameterProblem {
  readonly field: string;
  readonly code: "INVALID_VALUE" | "OUT_OF_RANGE";
  readonly message: string;
}

export type ResolvedParameters =
  | { readonly ok: true; readonly parameters: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly problems: readonly ParameterProblem[] };

/**
 * Validates a caller's JSON against the parameters of a strategy and fills in the defaults. All problems are reported
 * at once: unknown names, values of the wrong type (including numeric strings and null) and values out of range. No
 * input (undefined or null) means all defaults.
 */
export function resolveParameters(strategy: Pick<Strategy, "code" | "parameters">, input: unknown): ResolvedParameters {
  if (input !== undefined && input !== null && !isPlainObject(input)) {
    return { ok: false, problems: [invalid("", `The parameters must be an object, not ${formatValue(input)}.`)] };
  }
  const values = new Map(Object.entries(input ?? {}));
  const unknown = [...values.keys()]
    .filter((name) => !strategy.parameters.some((parameter) => parameter.name === name))
    .map((name) =>
      invalid(
        name,
        `${strategy.code} has no parameter ${formatValue(name)}. Available parameters: ${namesOf(strategy)}.`,
      ),
    );
  const invalidValues = strategy.parameters.flatMap((parameter) =>
    values.has(parameter.name) ? checkValue(parameter, values.get(parameter.name)) : [],
  );
  const problems = [...unknown, ...invalidValues];
  if (problems.length > 0) return { ok: false, problems };
  // Uses only the strategy's parameter names, so that a key of the caller such as `__proto__` is never copied.
  const filled = strategy.parameters.map(
    ({ name, default: defaultValue }) => [name, values.get(name) ?? defaultValue] as const,
  );
  return { ok: true, parameters: Object.fromEntries(filled) as Record<string, number> };
}

function checkValue({ name, type, minimum, maximum }: StrategyParameter, value: unknown): ParameterProblem[] {
  const expected = type === "integer" ? "a whole number" : "a number";
  if (typeof value !== "number" || !Number.isFinite(value) || (type === "integer" && !Number.isInteger(value))) {
    return [invalid(name, `${name} must be ${expected} between ${minimum} and ${maximum}, not ${formatValue(value)}.`)];
  }
  if (value < minimum || value > maximum) {
    return [
      {
        field: name,
        code: "OUT_OF_RANGE",
        message: `${name} must be between ${minimum} and ${maximum}, not ${value}.`,
      },
    ];
  }
  return [];
}

function invalid(field: string, message: string): ParameterProblem {
  return { field, code: "INVALID_VALUE", message };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function namesOf({ parameters }: Pick<Strategy, "parameters">): string {
  return parameters.length === 0 ? "none" : parameters.map((parameter) => parameter.name).join(", ");
}
