import { problemsOfParameterSchema } from "../../engine/expressions/problems-of-parameter-schema";
import { checkParameters } from "../../engine/nodes/check-parameters";
import type { ParameterSchema, ParameterSchemas } from "../../engine/nodes/parameters";
import { type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";

const MAX_PARAMETERS = 30;
const FIELD = "input.parameterSchema";

type Json = Readonly<Record<string, unknown>>;
type Read = { readonly parameters: ParameterSchemas } | { readonly problems: readonly Problem[] };

/** The parameters that a user's JSON Schema describes; the defaults stand in the schema, or beside it and win. */
export function parseParameterSchema(schema: Json, defaults: Json): Read {
  const properties = schema.properties ?? {};
  if (schema.type !== "object") return refused("type", 'A JSON Schema of parameters has the type "object".');
  if (!isObject(properties)) return refused("properties", "The properties of a JSON Schema are an object.");
  const names = Object.keys(properties);
  if (names.length > MAX_PARAMETERS) {
    const message = `A template has at most ${MAX_PARAMETERS} parameters, not ${names.length}.`;
    return { problems: [problem(ErrorCode.LIMIT_EXCEEDED, `${FIELD}.properties`, message)] };
  }
  const stray = Object.keys(defaults).filter((name) => !Object.hasOwn(properties, name));
  const problems = stray.map((name) => {
    const message = `There is no parameter "${name.slice(0, 40)}".`;
    return problem(ErrorCode.INVALID_VALUE, `input.defaultParameters.${name.slice(0, 40)}`, message);
  });
  const parameters: Record<string, ParameterSchema> = {};
  for (const name of names) {
    const property = properties[name];
    const value = Object.hasOwn(defaults, name) ? defaults[name] : isObject(property) ? property.default : undefined;
    const schema = isObject(property) ? { title: name, description: "", ...property, default: value } : property;
    const wrong = problemsOfParameterSchema(name, schema);
    for (const message of wrong) {
      problems.push(problem(ErrorCode.INVALID_VALUE, `${FIELD}.properties.${name.slice(0, 40)}`, message));
    }
    if (wrong.length === 0) parameters[name] = schema as ParameterSchema;
  }
  return problems.length > 0 ? { problems } : checkedDefaults(parameters);
}

/** The value of each parameter that is left out. */
export function defaultsOf(parameters: ParameterSchemas): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([name, schema]) => [name, schema.default]));
}

/** A default is a value like any other and must lie within its own bounds. */
function checkedDefaults(parameters: ParameterSchemas): Read {
  const checked = checkParameters({ name: "the template", parameters, rules: [] }, defaultsOf(parameters));
  if (checked.ok) return { parameters };
  return {
    problems: checked.problems.map(({ param, code, message }) =>
      problem(ErrorCode[code], `input.defaultParameters.${param}`, message),
    ),
  };
}

function refused(part: string, message: string): Read {
  return { problems: [problem(ErrorCode.INVALID_VALUE, `${FIELD}.${part}`, message)] };
}

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
