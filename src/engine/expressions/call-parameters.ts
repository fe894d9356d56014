import { checkParameters } from "../nodes/check-parameters";
import type { NodeDefinition } from "../nodes/node-definition";
import type { ParameterSchemas, ParameterValue } from "../nodes/parameters";
import { callParametersWith } from "./evaluate-program";
import type { CallExpression, Expression } from "./expression";
import type { ExpressionProblem } from "./expression-problem";
import type { CallParameter } from "./program";

/**
 * Every parameter of a called node: as given, or its default. Constants are checked here; the template's own parameters
 * with their defaults here, and with what they are set to by the template's rules.
 */
export function callParameters(
  call: CallExpression,
  definition: NodeDefinition,
  given: ReadonlyMap<string, Expression>,
  own: ParameterSchemas,
  problems: ExpressionProblem[],
): ReadonlyMap<string, CallParameter> {
  const before = problems.length;
  const params = new Map<string, CallParameter>();
  for (const [name, schema] of Object.entries(definition.parameters)) {
    const argument = given.get(name);
    const set = argument ? parameterOf(argument, own) : { value: schema.default };
    if (set) params.set(name, set);
    else
      problems.push({
        message: `${call.name}: ${name} is a parameter; it takes a constant or a parameter of this template`,
        column: argument!.column,
      });
  }
  if (problems.length > before) return params;
  const defaults = Object.fromEntries(Object.entries(own).map(([name, schema]) => [name, schema.default]));
  const checked = checkParameters(definition, callParametersWith({ params }, defaults));
  for (const { message, param } of checked.ok ? [] : checked.problems) {
    // Problems of expressions have no full stop of their own.
    problems.push({
      message: `${call.name}: ${message.replace(/\.$/, "")}`,
      column: (given.get(param) ?? call).column,
    });
  }
  return params;
}

function parameterOf(argument: Expression, own: ParameterSchemas): CallParameter | null {
  const value = constantOf(argument);
  if (value !== null) return { value };
  return argument.kind === "name" && Object.hasOwn(own, argument.name) ? { parameter: argument.name } : null;
}

function constantOf(of: Expression): ParameterValue {
  if (of.kind === "number" || of.kind === "string" || of.kind === "boolean") return of.value;
  if (of.kind !== "unary" || of.operator !== "-" || of.operand.kind !== "number") return null;
  return -of.operand.value;
}
