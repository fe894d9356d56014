import { checkParameters } from "../nodes/check-parameters";
import type { NodeDefinition } from "../nodes/node-definition";
import type { ParameterSchemas, ParameterValue } from "../nodes/parameters";
import { callParametersWith } from "./evaluate-program";
import type { CallExpression, Expression } from "./expression";
import type { ExpressionProblem } from "./expression-problem";
import type { CallParameter } from "./program";

/**
 * All parameters of a called node, as specified or with their defaults. Constants are validated here. The template's
 * own parameters are validated here with their defaults, and with their actual values by the rules of the template.
 */
export function callParameters(
  call: CallExpression,
  definition: NodeDefinition,
  args: ReadonlyMap<string, Expression>,
  templateParameters: ParameterSchemas,
  problems: ExpressionProblem[],
): ReadonlyMap<string, CallParameter> {
  const before = problems.length;
  const params = new Map<string, CallParameter>();
  for (const [name, schema] of Object.entries(definition.parameters)) {
    const argument = args.get(name);
    const set = argument ? parameterOf(argument, templateParameters) : { value: schema.default };
    if (set) params.set(name, set);
    else problems.push({ message: notConstant(call.name, name), column: argument!.column });
  }
  if (problems.length > before) return params;
  const defaults = Object.fromEntries(
    Object.entries(templateParameters).map(([name, schema]) => [name, schema.default]),
  );
  const checked = checkParameters(definition, callParametersWith({ params }, defaults));
  for (const { message, param } of checked.ok ? [] : checked.problems) {
    // Problems of expressions do not end with a full stop.
    const withoutStop = message.replace(/\.$/, "");
    problems.push({ message: `${call.name}: ${withoutStop}`, column: (args.get(param) ?? call).column });
  }
  return params;
}

function notConstant(callName: string, name: string): string {
  return `${callName}: parameter ${name} must be a constant or a parameter of this template`;
}

function parameterOf(argument: Expression, templateParameters: ParameterSchemas): CallParameter | null {
  const value = constantOf(argument);
  if (value !== null) return { value };
  const isParameter = argument.kind === "name" && Object.hasOwn(templateParameters, argument.name);
  return isParameter ? { parameter: argument.name } : null;
}

function constantOf(argument: Expression): ParameterValue {
  if (argument.kind === "number" || argument.kind === "string" || argument.kind === "boolean") return argument.value;
  if (argument.kind !== "unary" || argument.operator !== "-" || argument.operand.kind !== "number") return null;
  return -argument.operand.value;
}
