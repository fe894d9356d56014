import { checkParameters } from "../../engine/nodes/check-parameters";
import type { ParameterSchema, ParameterSchemas } from "../../engine/nodes/parameters";
import { type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";

const MOST_PARAMETERS = 30;
const NAME = /^[a-z][a-z0-9_]{0,39}$/;
const TYPES = new Set(["integer", "number", "string", "boolean"]);
const BOUNDS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;
/** What a property may say; anything else would be promised and not kept. */
const WORDS = new Set<string>(["type", "title", "description", "default", "enum", "x-sensitive", ...BOUNDS]);
const FIELD = "input.parameterSchema";

type Json = Readonly<Record<string, unknown>>;
type Read = { readonly parameters: ParameterSchemas } | { readonly problems: readonly Problem[] };

/** The parameters that a user's JSON Schema describes; the defaults stand in the schema, or beside it and win. */
export function readParameterSchema(schema: Json, defaults: Json): Read {
  const properties = schema.properties ?? {};
  if (schema.type !== "object") return refused("type", 'A JSON Schema of parameters has the type "object".');
  if (!isObject(properties)) return refused("properties", "The properties of a JSON Schema are an object.");
  const names = Object.keys(properties);
  if (names.length > MOST_PARAMETERS) {
    const message = `A template has at most ${MOST_PARAMETERS} parameters, not ${names.length}.`;
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
    const wrong = isObject(property) ? problemsOfProperty(name, property, value) : ["It must be an object."];
    for (const message of wrong) {
      problems.push(problem(ErrorCode.INVALID_VALUE, `${FIELD}.properties.${name.slice(0, 40)}`, message));
    }
    if (wrong.length === 0) parameters[name] = readProperty(name, property as Json, value);
  }
  return problems.length > 0 ? { problems } : checkedDefaults(parameters);
}

/** The value of each parameter that is left out. */
export function defaultsOf(parameters: ParameterSchemas): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([name, schema]) => [name, schema.default]));
}

function problemsOfProperty(name: string, property: Json, value: unknown): string[] {
  const strange = Object.keys(property).filter((word) => !WORDS.has(word));
  const isChoice = property.type === "string";
  const choices = property.enum;
  const areTexts = Array.isArray(choices) && choices.length > 0 && choices.every((each) => typeof each === "string");
  return [
    ...(NAME.test(name) ? [] : ["A parameter is called by small letters, digits and underscores, at most 40."]),
    ...(TYPES.has(String(property.type)) ? [] : ["Its type must be integer, number, string or boolean."]),
    ...strange.map((word) => `"${word.slice(0, 40)}" is not understood here.`),
    ...(isChoice && !areTexts ? ["A string must have an enum of texts to choose from."] : []),
    ...(!isChoice && choices !== undefined ? ["Only a string may have an enum."] : []),
    ...BOUNDS.filter((bound) => property[bound] !== undefined && typeof property[bound] !== "number").map(
      (bound) => `Its ${bound} must be a number.`,
    ),
    ...["title", "description"]
      .filter((text) => property[text] !== undefined && !isShortText(property[text]))
      .map((text) => `Its ${text} must be a text of at most 500 characters.`),
    ...(value === undefined ? ["It needs a default."] : []),
  ];
}

function readProperty(name: string, property: Json, value: unknown): ParameterSchema {
  const kept = Object.entries(property).filter(([word]) => WORDS.has(word));
  return {
    title: name,
    description: "",
    ...Object.fromEntries(kept),
    default: value,
  } as unknown as ParameterSchema;
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

function isShortText(value: unknown): boolean {
  return typeof value === "string" && value.length <= 500;
}
