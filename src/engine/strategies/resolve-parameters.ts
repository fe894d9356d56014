import type { Strategy, StrategyParameter } from "./strategy";

/** What is wrong with one parameter; `field` is its name as given, empty when the parameters as a whole are wrong. */
export interface ParameterProblem {
  readonly field: string;
  readonly code: "INVALID_VALUE" | "OUT_OF_RANGE";
  readonly message: string;
}

export type ResolvedParameters =
  | { readonly ok: true; readonly parameters: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly problems: readonly ParameterProblem[] };

/**
 * Checks a caller's JSON against a strategy's parameters and fills in the defaults. All problems come at once: an unknown
 * name, a value of another type (text that looks like a number and null included), a value out of range.
 * Nothing given at all (undefined or null) means every default.
 */
export function resolveParameters(strategy: Pick<Strategy, "code" | "parameters">, given: unknown): ResolvedParameters {
  if (given !== undefined && given !== null && !isPlainObject(given)) {
    return { ok: false, problems: [invalid("", `parameters must be an object, not ${shown(given)}`)] };
  }
  const values = new Map(Object.entries(given ?? {}));
  const unknown = [...values.keys()]
    .filter((name) => !strategy.parameters.some((parameter) => parameter.name === name))
    .map((name) => invalid(name, `${strategy.code} has no parameter ${shown(name)}; it has ${namesOf(strategy)}`));
  const wrong = strategy.parameters.flatMap((parameter) =>
    values.has(parameter.name) ? problemsOf(parameter, values.get(parameter.name)) : [],
  );
  const problems = [...unknown, ...wrong];
  if (problems.length > 0) return { ok: false, problems };
  // Built from the strategy's names alone, so that no key of the caller's (`__proto__`) ever becomes a key of ours.
  const filled = strategy.parameters.map(({ name, default: usual }) => [name, values.get(name) ?? usual] as const);
  return { ok: true, parameters: Object.fromEntries(filled) as Record<string, number> };
}

function problemsOf({ name, type, minimum, maximum }: StrategyParameter, value: unknown): ParameterProblem[] {
  const wanted = type === "integer" ? "a whole number" : "a number";
  if (typeof value !== "number" || !Number.isFinite(value) || (type === "integer" && !Number.isInteger(value))) {
    return [invalid(name, `${name} must be ${wanted} between ${minimum} and ${maximum}, not ${shown(value)}`)];
  }
  if (value < minimum || value > maximum) {
    return [
      { field: name, code: "OUT_OF_RANGE", message: `${name} must be between ${minimum} and ${maximum}, not ${value}` },
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

/** A value as an error message may repeat it: short, and never the whole of what a caller sent. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value !== "string") return String(value);
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}
