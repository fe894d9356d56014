import { checkParameters } from "../nodes/check-parameters";
import type { ParameterSchemas } from "../nodes/parameters";
import type { ExpressionProblem } from "./expression-problem";

const TYPES = ["integer", "number", "string", "boolean"];

/** Without patterns (a user's could take for ever to match), references and nested schemas. */
const WORDS = new Set([
  ..."type title description default enum".split(" "),
  ..."minimum maximum exclusiveMinimum exclusiveMaximum x-sensitive".split(" "),
]);
const MOST_PARAMETERS = 30;

/** What is wrong with the schemas of a user's own parameters, which come as any JSON. */
export function checkParameterSchemas(name: string, parameters: ParameterSchemas): ExpressionProblem[] {
  const problem = (message: string): ExpressionProblem => ({ message, column: null });
  const entries = Object.entries<unknown>(parameters);
  if (entries.length > MOST_PARAMETERS) return [problem(`A template has at most ${MOST_PARAMETERS} parameters`)];
  const messages = entries.flatMap(([parameter, schema]) =>
    misfits(schema).map((text) => `Parameter ${parameter} ${text}`),
  );
  if (messages.length > 0) return messages.map(problem);
  try {
    const defaults = checkParameters({ name, parameters, rules: [] }, {});
    return defaults.ok
      ? []
      : defaults.problems.filter(({ code }) => code !== "REQUIRED").map((one) => problem(one.message));
  } catch (error) {
    // Ajv refuses what is no schema by throwing.
    return [problem(`The parameters are no JSON Schema: ${error instanceof Error ? error.message : error}`)];
  }
}

function misfits(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return ["has no schema"];
  const { type } = schema as { type?: unknown };
  if (!TYPES.includes(type as string)) return [`must be of type ${TYPES.join(", ")}`];
  const unknown = Object.keys(schema).filter((word) => !WORDS.has(word));
  if (type === "string" && !("enum" in schema)) return ["is a text and needs an enum of its choices"];
  return unknown.length === 0 ? [] : [`cannot use ${unknown.slice(0, 5).join(", ")}`];
}
