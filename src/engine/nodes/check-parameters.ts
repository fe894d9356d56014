import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { formatValue } from "./format-value";
import type { NodeDefinition } from "./node-definition";
import type { ParameterSchemas, Parameters } from "./parameters";

/** A problem with one parameter; `param` is its name, or empty if the problem concerns the parameters as a whole. */
export interface ParameterProblem {
  readonly param: string;
  readonly code: "REQUIRED" | "INVALID_VALUE" | "OUT_OF_RANGE";
  readonly message: string;
}

export type CheckedParameters =
  | { readonly ok: true; readonly params: Parameters }
  | { readonly ok: false; readonly problems: readonly ParameterProblem[] };

type ParameterisedNode = Pick<NodeDefinition, "name" | "parameters" | "rules">;

/** Unknown names beyond this number are counted, not listed. */
const MAX_LISTED_NAMES = 10;

const ajv = new Ajv({ strict: true, allErrors: true, verbose: true, useDefaults: true, addUsedSchema: false });
ajv.addVocabulary(["x-sensitive"]);
const validators = new WeakMap<ParameterSchemas, ValidateFunction>();

/** JSON Schema of all parameters of a node, sufficient to render a form and to validate its input. */
export function parameterSchemaOf({ parameters }: Pick<NodeDefinition, "parameters">) {
  const required = Object.keys(parameters).filter((name) => !("default" in parameters[name]!));
  return { type: "object", additionalProperties: false, properties: parameters, required } as const;
}

/**
 * Validates the parameters of a node and fills in the defaults. All problems are reported at once, at most one per
 * parameter; rules that involve several parameters are checked only if each parameter is valid. No input means all
 * defaults.
 */
export function checkParameters(node: ParameterisedNode, input: unknown): CheckedParameters {
  const entered = input ?? {};
  if (typeof entered !== "object" || Array.isArray(entered)) {
    const message = `The parameters of ${node.name} must be an object, not ${formatValue(input)}.`;
    return { ok: false, problems: [{ param: "", code: "INVALID_VALUE", message }] };
  }
  const known = Object.entries(entered).filter(([name]) => Object.hasOwn(node.parameters, name));
  const params: Record<string, unknown> = Object.fromEntries(known);
  const validate = validatorOf(node);
  const invalid = validate(params) ? [] : problemsFrom(validate.errors ?? []);
  const problems = [...unknownNames(node, entered), ...invalid];
  if (problems.length > 0) return { ok: false, problems };
  const violations = violatedRules(node, params as Parameters);
  return violations.length > 0 ? { ok: false, problems: violations } : { ok: true, params: params as Parameters };
}

function validatorOf(node: ParameterisedNode): ValidateFunction {
  const known = validators.get(node.parameters);
  if (known) return known;
  const schema = parameterSchemaOf(node);
  const validate = ajv.compile(schema);
  // Ajv keeps every compiled schema; with users' own templates that would be a memory leak.
  ajv.removeSchema(schema);
  validators.set(node.parameters, validate);
  return validate;
}

function unknownNames({ name, parameters }: ParameterisedNode, entered: object): ParameterProblem[] {
  const unknown = Object.keys(entered).filter((param) => !Object.hasOwn(parameters, param));
  const available = Object.keys(parameters).join(", ") || "none";
  const problems = unknown.slice(0, MAX_LISTED_NAMES).map((param) => ({
    param: param.slice(0, 64),
    code: "INVALID_VALUE" as const,
    message: `${name} has no parameter ${formatValue(param)}. Available parameters: ${available}.`,
  }));
  const more = unknown.length - problems.length;
  if (more <= 0) return problems;
  return [...problems, { param: "", code: "INVALID_VALUE", message: `${more} more parameters are unknown.` }];
}

/** The first problem of each parameter. */
function problemsFrom(errors: readonly ErrorObject[]): ParameterProblem[] {
  const found = new Map<string, ParameterProblem>();
  for (const error of errors) {
    const problem = problemFrom(error);
    if (!found.has(problem.param)) found.set(problem.param, problem);
  }
  return [...found.values()];
}

const BOUNDS: Readonly<Record<string, string>> = {
  minimum: "at least",
  maximum: "at most",
  exclusiveMinimum: "above",
  exclusiveMaximum: "below",
};

const TYPES: Readonly<Record<string, string>> = {
  integer: "a whole number",
  number: "a number",
  string: "a string",
  boolean: "true or false",
  array: "a list of numbers",
};

function problemFrom({ keyword, instancePath, params, data, message }: ErrorObject): ParameterProblem {
  if (keyword === "required") {
    const param: string = params.missingProperty;
    return { param, code: "REQUIRED", message: `${param} is required.` };
  }
  const [, param = "", item] = instancePath.split("/");
  const subject = item === undefined ? param : `Entry ${Number(item) + 1} of ${param}`;
  const outOfRange = (bound: string, value: string): ParameterProblem => ({
    param,
    code: "OUT_OF_RANGE",
    message: `${subject} must ${bound}, not ${value}.`,
  });
  const invalid = (expected: string): ParameterProblem => ({
    param,
    code: "INVALID_VALUE",
    message: `${subject} must ${expected}, not ${formatValue(data)}.`,
  });
  if (keyword in BOUNDS) return outOfRange(`be ${BOUNDS[keyword]} ${params.limit}`, formatValue(data));
  if (keyword === "minItems") return outOfRange(`have at least ${entries(params.limit)}`, String(lengthOf(data)));
  if (keyword === "maxItems") return outOfRange(`have at most ${entries(params.limit)}`, String(lengthOf(data)));
  if (keyword === "type") return invalid(`be ${TYPES[params.type] ?? params.type}`);
  if (keyword === "enum") return invalid(`be one of ${params.allowedValues.join(", ")}`);
  return { param, code: "INVALID_VALUE", message: `${subject} ${message}.` };
}

function entries(count: number): string {
  return count === 1 ? "1 entry" : `${count} entries`;
}

function lengthOf(data: unknown): number {
  return Array.isArray(data) ? data.length : 0;
}

function violatedRules({ rules }: ParameterisedNode, params: Parameters): ParameterProblem[] {
  return rules
    .filter((rule) => !rule.holds(params))
    .map((rule) => {
      const values = rule.parameters.map((name) => `${name} is ${formatValue(params[name])}`).join(", ");
      return { param: rule.parameters[0] ?? "", code: "INVALID_VALUE", message: `${rule.message} (${values}).` };
    });
}
