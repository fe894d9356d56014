import { validateParameterSchema } from "../../engine/expressions/validate-parameter-schema";
import { checkParameters } from "../../engine/nodes/check-parameters";
import type { ParameterSchema, ParameterSchemas } from "../../engine/nodes/parameters";
import { type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";

const MAX_PARAMETERS = 30;
const FIELD = "input.parameterSchema";

type Json = Readonly<Record<string, unknown>>;
type ParseResult = { readonly parameters: ParameterSchemas } | { readonly problems: readonly Problem[] };

/** Parses a user's JSON Schema of parameters. Values of `defaults` override the defaults in the schema. */
export function parseParameterSchema(schema: Json, defaults: Json): ParseResult {
  const properties = schema.properties ?? {};
  if (schema.type !== "object")
    return refused("type", 'The JSON Schema of the parameters must have the type "object".');
  if (!isObject(properties)) return refused("properties", "The properties of the JSON Schema must be an object.");
  const names = Object.keys(properties);
  if (names.length > MAX_PARAMETERS) {
    const message = `The template has ${names.length} parameters; the maximum is ${MAX_PARAMETERS}.`;
    return { problems: [problem(ErrorCode.LIMIT_EXCEEDED, `${FIELD}.properties`, message)] };
  }
  const unknown = Object.keys(defaults).filter((name) => !Object.hasOwn(properties, name));
  const problems = unknown.map((name) => {
    const message = `There is no parameter "${name.slice(0, 40)}".`;
    return problem(ErrorCode.INVALID_VALUE, `input.defaultParameters.${name.slice(0, 40)}`, message);
  });
  const parameters: Record<string, ParameterSchema> = {};
  for (const name of names) {
    const property = properties[name];
    const value = Object.hasOwn(defaults, name) ? defaults[name] : isObject(property) ? property.default : undefined;
    const schema = isObject(property) ? { title: name, description: "", ...property, default: value } : property;
    const messages = validateParameterSchema(name, schema);
    for (const message of messages) {
      problems.push(problem(ErrorCode.INVALID_VALUE, `${FIELD}.properties.${name.slice(0, 40)}`, message));
    }
    if (messages.length === 0) parameters[name] = schema as ParameterSchema;
  }
  return problems.length > 0 ? { problems } : checkDefaults(parameters);
}

/** Returns the default value of each parameter. */
export function defaultsOf(parameters: ParameterSchemas): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([name, schema]) => [name, schema.default]));
}

/** Validates that each default is within the bounds of its parameter. */
function checkDefaults(parameters: ParameterSchemas): ParseResult {
  const checked = checkParameters({ name: "the template", parameters, rules: [] }, defaultsOf(parameters));
  if (checked.ok) return { parameters };
  return {
    problems: checked.problems.map(({ param, code, message }) =>
      problem(ErrorCode[code], `input.defaultParameters.${param}`, message),
    ),
  };
}

function refused(part: string, message: string): ParseResult {
  return { problems: [problem(ErrorCode.INVALID_VALUE, `${FIELD}.${part}`, message)] };
}

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
