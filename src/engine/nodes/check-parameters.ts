import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { formatValue } from "./format-value";
import type { NodeDefinition } from "./node-definition";
import type { ParameterSchemas, Parameters } from "./parameters";

/** What is wrong with one parameter; `param` is its name, empty when the parameters as a whole are wrong. */
export interface ParameterProblem {
  readonly param: string;
  readonly code: "REQUIRED" | "INVALID_VALUE" | "OUT_OF_RANGE";
  readonly message: string;
}

export type CheckedParameters =
  | { readonly ok: true; readonly params: Parameters }
  | { readonly ok: false; readonly problems: readonly ParameterProblem[] };

type Checked = Pick<NodeDefinition, "name" | "parameters" | "rules">;

/** More unknown names than this are counted, not listed. */
const MAX_LISTED_NAMES = 10;

const ajv = new Ajv({ strict: true, allErrors: true, verbose: true, useDefaults: true, addUsedSchema: false });
ajv.addVocabulary(["x-sensitive"]);
const validators = new WeakMap<ParameterSchemas, ValidateFunction>();

/** JSON Schema of all parameters of a node: enough to draw its form and to check what was entered. */
export function parameterSchemaOf({ parameters }: Pick<NodeDefinition, "parameters">) {
  const required = Object.keys(parameters).filter((name) => !("default" in parameters[name]!));
  return { type: "object", additionalProperties: false, properties: parameters, required } as const;
}

/**
 * Checks the parameters of a node and fills in the defaults. All problems come at once, one a parameter; the rules over
 * several parameters are asked when each of them is fine alone. Nothing given at all means every default.
 */
export function checkParameters(node: Checked, given: unknown): CheckedParameters {
  const entered = given ?? {};
  if (typeof entered !== "object" || Array.isArray(entered)) {
    const message = `The parameters of ${node.name} must be an object, not ${formatValue(given)}.`;
    return { ok: false, problems: [{ param: "", code: "INVALID_VALUE", message }] };
  }
  const known = Object.entries(entered).filter(([name]) => Object.hasOwn(node.parameters, name));
  const params: Record<string, unknown> = Object.fromEntries(known);
  const validate = validatorOf(node);
  const wrong = validate(params) ? [] : problemsOf(validate.errors ?? []);
  const problems = [...unknownNames(node, entered), ...wrong];
  if (problems.length > 0) return { ok: false, problems };
  const broken = brokenRules(node, params as Parameters);
  return broken.length > 0 ? { ok: false, problems: broken } : { ok: true, params: params as Parameters };
}

function validatorOf(node: Checked): ValidateFunction {
  const known = validators.get(node.parameters);
  if (known) return known;
  const schema = parameterSchemaOf(node);
  const validate = ajv.compile(schema);
  // Ajv would hold the schema for ever; with users' own templates that would be a leak.
  ajv.removeSchema(schema);
  validators.set(node.parameters, validate);
  return validate;
}

function unknownNames({ name, parameters }: Checked, entered: object): ParameterProblem[] {
  const unknown = Object.keys(entered).filter((param) => !Object.hasOwn(parameters, param));
  const has = Object.keys(parameters).join(", ") || "none";
  const problems = unknown.slice(0, MAX_LISTED_NAMES).map((param) => ({
    param: param.slice(0, 64),
    code: "INVALID_VALUE" as const,
    message: `${name} has no parameter ${formatValue(param)}; it has: ${has}.`,
  }));
  const more = unknown.length - problems.length;
  if (more <= 0) return problems;
  return [...problems, { param: "", code: "INVALID_VALUE", message: `${name} has none of ${more} more parameters.` }];
}

/** One problem a parameter: the first that was found. */
function problemsOf(errors: readonly ErrorObject[]): ParameterProblem[] {
  const found = new Map<string, ParameterProblem>();
  for (const error of errors) {
    const problem = problemOf(error);
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
  string: "a text",
  boolean: "true or false",
  array: "a list of numbers",
};

function problemOf({ keyword, instancePath, params, data, message }: ErrorObject): ParameterProblem {
  if (keyword === "required") {
    const param: string = params.missingProperty;
    return { param, code: "REQUIRED", message: `${param} is required.` };
  }
  const [, param = "", item] = instancePath.split("/");
  const what = item === undefined ? param : `Entry ${Number(item) + 1} of ${param}`;
  const outOfRange = (bound: string, value: string): ParameterProblem => ({
    param,
    code: "OUT_OF_RANGE",
    message: `${what} must ${bound}, not ${value}.`,
  });
  const invalid = (wanted: string): ParameterProblem => ({
    param,
    code: "INVALID_VALUE",
    message: `${what} must ${wanted}, not ${formatValue(data)}.`,
  });
  if (keyword in BOUNDS) return outOfRange(`be ${BOUNDS[keyword]} ${params.limit}`, formatValue(data));
  if (keyword === "minItems") return outOfRange(`have at least ${params.limit} entries`, String(lengthOf(data)));
  if (keyword === "maxItems") return outOfRange(`have at most ${params.limit} entries`, String(lengthOf(data)));
  if (keyword === "type") return invalid(`be ${TYPES[params.type] ?? params.type}`);
  if (keyword === "enum") return invalid(`be one of ${params.allowedValues.join(", ")}`);
  return { param, code: "INVALID_VALUE", message: `${what} ${message}.` };
}

function lengthOf(data: unknown): number {
  return Array.isArray(data) ? data.length : 0;
}

function brokenRules({ rules }: Checked, params: Parameters): ParameterProblem[] {
  return rules
    .filter((rule) => !rule.holds(params))
    .map((rule) => {
      const values = rule.parameters.map((name) => `${name} is ${formatValue(params[name])}`).join(", ");
      return { param: rule.parameters[0] ?? "", code: "INVALID_VALUE", message: `${rule.message} (${values}).` };
    });
}
