import type { NodeDefinition } from "../nodes/node-definition";
import { COLUMN_NAMES, type ColumnName } from "../series/bar-columns";
import { bindArguments } from "./bind-arguments";
import { callParameters } from "./call-parameters";
import type { CallExpression, Expression } from "./expression";
import type { ExpressionProblem } from "./expression-problem";
import { NUMBER_FUNCTIONS, operationOf, type ValueType } from "./operations";
import type { CallStep, Program, Step } from "./program";
import {
  addColumn,
  addFallback,
  addNumber,
  addOperation,
  addStep,
  type ExpressionScope,
  type Resolution,
  reject,
  type Value,
} from "./resolution";

/**
 * Resolves the names and types of an expression to steps. Adds all problems to `problems`, and returns null if there
 * are any.
 */
export function resolveExpression(
  expression: Expression,
  scope: ExpressionScope,
  problems: ExpressionProblem[],
): Program | null {
  const before = problems.length;
  const steps: Step[] = [];
  const result = resolveValue({ scope, problems, steps, indexByKey: new Map() }, expression);
  return result && problems.length === before ? { steps, result: result.step, type: result.type } : null;
}

function resolveValue(resolution: Resolution, part: Expression): Value | null {
  switch (part.kind) {
    case "number":
      return { step: addNumber(resolution, part.value), type: "NUMBER" };
    case "name":
      return resolveName(resolution, part.name, part.column);
    case "unary": {
      const operation = part.operator === "-" ? "negative" : part.operator;
      return resolveOperation(resolution, operation, [part.operand], part.operator);
    }
    case "binary":
      return resolveOperation(resolution, part.operator, [part.left, part.right], part.operator);
    case "call": {
      const isNumberFunction = Object.hasOwn(NUMBER_FUNCTIONS, part.name);
      return isNumberFunction
        ? resolveNumberFunction(resolution, part)
        : resolveOutput(resolution, part, undefined, part.column);
    }
    case "output":
      return resolveOutput(resolution, part.call, part.port, part.column);
    default:
      return reject(resolution, "Strings, true and false can only be used as parameters of a function", part.column);
  }
}

function resolveName(resolution: Resolution, name: string, column: number): Value | null {
  const { inputs, parameters, find } = resolution.scope;
  const port = inputs.find((input) => input.name === name);
  if (port) return { step: addStep(resolution, `port ${name}`, { kind: "port", name }), type: port.type as ValueType };
  if (Object.hasOwn(parameters, name)) {
    const { type } = parameters[name]!;
    if (type === "number" || type === "integer")
      return { step: addStep(resolution, `parameter ${name}`, { kind: "parameter", name }), type: "NUMBER" };
    const message = `Parameter ${name} is not a number; it can only be used as a parameter of a function`;
    return reject(resolution, message, column);
  }
  if ((COLUMN_NAMES as readonly string[]).includes(name))
    return { step: addColumn(resolution, name as ColumnName), type: "SERIES" };
  if (find(name)) return reject(resolution, `${name} is a function; call it as ${name}(…)`, column);
  const message = `Unknown name ${name}; expected an input, a parameter or a column of the bars`;
  return reject(resolution, message, column);
}

function resolveOperation(
  resolution: Resolution,
  name: string,
  operands: readonly Expression[],
  symbol: string,
): Value | null {
  const { operandType } = operationOf(name);
  const values = operands.map((operand) => resolveOperand(resolution, operand, operandType, symbol));
  return values.includes(null) ? null : addOperation(resolution, name, values as Value[]);
}

function resolveOperand(
  resolution: Resolution,
  operand: Expression,
  expected: "SERIES" | "BOOLEAN",
  symbol: string,
): Value | null {
  const value = resolveValue(resolution, operand);
  if (!value || (value.type === "BOOLEAN") === (expected === "BOOLEAN")) return value;
  const kind = expected === "BOOLEAN" ? "conditions" : "numbers";
  return reject(resolution, `Operands of ${symbol} must be ${kind}, not ${value.type}`, operand.column);
}

/** min and max of more than two arguments are nested calls of two, from left to right. */
function resolveNumberFunction(resolution: Resolution, call: CallExpression): Value | null {
  const { name, arguments: args, column } = call;
  const { minArguments, maxArguments } = NUMBER_FUNCTIONS[name]!;
  if (args.length < minArguments || args.length > maxArguments || args.some((one) => one.name !== undefined)) {
    const count =
      minArguments === maxArguments ? "1 positional argument" : `at least ${minArguments} positional arguments`;
    return reject(resolution, `${name} takes ${count}`, column);
  }
  const values = args.map(({ value }) => resolveOperand(resolution, value, "SERIES", name));
  if (values.includes(null)) return null;
  const [first, ...others] = values as Value[];
  if (others.length === 0) return addOperation(resolution, name, [first!]);
  return others.reduce((left, right) => addOperation(resolution, name, [left, right]), first!);
}

function resolveOutput(
  resolution: Resolution,
  call: CallExpression,
  port: string | undefined,
  column: number,
): Value | null {
  const { name } = call;
  if (Object.hasOwn(NUMBER_FUNCTIONS, name)) return reject(resolution, `${name} has no named outputs`, column);
  const definition = resolution.scope.find(name);
  if (!definition) return reject(resolution, `Unknown function ${name}`, call.column);
  if (definition.nodeType === "CUSTOM")
    return reject(resolution, `${name} is a custom template; only system templates can be called`, call.column);
  if ([...definition.inputs, ...definition.outputs].some(({ type }) => type === "SIGNAL"))
    return reject(resolution, `${name} works with signals and cannot be used in an expression`, call.column);
  const step = addCall(resolution, call, definition);
  const outputs = definition.outputs.map((output) => output.name);
  if (port === undefined && outputs.length > 1)
    return reject(resolution, `${name} has several outputs; select one with .${outputs.join(", .")}`, column);
  const output = definition.outputs.find((one) => one.name === (port ?? outputs[0]));
  if (!output)
    return reject(resolution, `${name} has no output ${port}; its outputs are ${outputs.join(", ")}`, column);
  if (step === null) return null;
  const key = `output ${step} ${output.name}`;
  const outputStep = addStep(resolution, key, { kind: "output", call: step, port: output.name });
  return { step: outputStep, type: output.type as ValueType };
}

function addCall(resolution: Resolution, call: CallExpression, definition: NodeDefinition): number | null {
  const { problems, scope } = resolution;
  const before = problems.length;
  const bound = bindArguments(call, definition, problems);
  const inputs = new Map<string, number>();
  for (const [port, expression] of bound.inputs) {
    const value = resolveValue(resolution, expression);
    const { type } = definition.inputs.find(({ name }) => name === port)!;
    if (value && (value.type === type || (value.type === "NUMBER" && type === "SERIES"))) inputs.set(port, value.step);
    else if (value)
      reject(resolution, `${call.name}: ${port} must be a ${type}, not a ${value.type}`, expression.column);
  }
  for (const { name, fallback } of definition.inputs) {
    if (fallback !== undefined && !bound.inputs.has(name))
      inputs.set(name, addFallback(resolution, definition.parameters[fallback]!.default));
  }
  const params = callParameters(call, definition, bound.params, scope.parameters, problems);
  if (problems.length > before) return null;
  const step: CallStep = { kind: "call", definition, inputs, params, column: call.column };
  return addStep(resolution, `call ${JSON.stringify([call.name, [...inputs], [...params]])}`, step);
}
