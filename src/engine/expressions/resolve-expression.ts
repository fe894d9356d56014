import type { InputPort, NodeDefinition } from "../nodes/node-definition";
import type { ParameterSchemas, ParameterValue } from "../nodes/parameters";
import { COLUMN_NAMES, type ColumnName } from "../series/bar-columns";
import { bindArguments } from "./bind-arguments";
import { callParameters } from "./call-parameters";
import type { CallExpression, Expression } from "./expression";
import type { ExpressionProblem } from "./expression-problem";
import { NUMBER_FUNCTIONS, operationOf, type ValueType } from "./operations";
import type { CallStep, Program, Step } from "./program";

/** What the names of an expression stand for. */
export interface ExpressionScope {
  readonly inputs: readonly InputPort[];
  readonly parameters: ParameterSchemas;
  find(name: string): NodeDefinition | undefined;
}

interface Value {
  readonly step: number;
  readonly type: ValueType;
}

/** Finds out what every part is and whether it fits; null, with all that does not, when something does not. */
export function resolveExpression(
  expression: Expression,
  scope: ExpressionScope,
  problems: ExpressionProblem[],
): Program | null {
  const before = problems.length;
  const steps: Step[] = [];
  const known = new Map<string, number>();

  const problem = (message: string, column: number): null => {
    problems.push({ message, column });
    return null;
  };

  /** The key says all that the step says, so that equal keys are equal steps. */
  function add(key: string, step: Step): number {
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, steps.length);
    return steps.push(step) - 1;
  }

  function value(of: Expression): Value | null {
    switch (of.kind) {
      case "number":
        return { step: add(`number ${of.value}`, { kind: "number", value: of.value }), type: "NUMBER" };
      case "name":
        return named(of.name, of.column);
      case "unary":
        return operation(of.operator === "-" ? "negative" : of.operator, [of.operand], of.operator);
      case "binary":
        return operation(of.operator, [of.left, of.right], of.operator);
      case "call":
        return Object.hasOwn(NUMBER_FUNCTIONS, of.name) ? numberFunction(of) : output(of, undefined, of.column);
      case "output":
        return output(of.call, of.port, of.column);
      default:
        return problem("A text or true and false can only be given to a parameter of a function", of.column);
    }
  }

  function named(name: string, column: number): Value | null {
    const port = scope.inputs.find((input) => input.name === name);
    if (port) return { step: add(`port ${name}`, { kind: "port", name }), type: port.type as ValueType };
    if (Object.hasOwn(scope.parameters, name)) {
      const { type } = scope.parameters[name]!;
      if (type !== "number" && type !== "integer")
        return problem(`Parameter ${name} is no number; it can only be given to a parameter of a function`, column);
      return { step: add(`parameter ${name}`, { kind: "parameter", name }), type: "NUMBER" };
    }
    if ((COLUMN_NAMES as readonly string[]).includes(name))
      return { step: add(`column ${name}`, { kind: "column", name: name as ColumnName }), type: "SERIES" };
    if (scope.find(name)) return problem(`${name} is a function; write ${name}(…)`, column);
    return problem(`Nothing is called ${name}: neither an input, a parameter nor a column of the bars`, column);
  }

  function operation(name: string, parts: readonly Expression[], shown: string): Value | null {
    const { operandType } = operationOf(name);
    const values = parts.map((part) => operand(part, operandType, shown));
    if (values.includes(null)) return null;
    return operationOn(name, values as Value[]);
  }

  function operationOn(name: string, values: readonly Value[]): Value {
    const operation = operationOf(name);
    const operands = values.map(({ step }) => step);
    const step = add(`${name} ${operands}`, { kind: "operation", operation, operands });
    const isNumber = operation.resultType === "SERIES" && values.every(({ type }) => type === "NUMBER");
    return { step, type: isNumber ? "NUMBER" : operation.resultType };
  }

  function operand(part: Expression, wanted: "SERIES" | "BOOLEAN", by: string): Value | null {
    const found = value(part);
    if (!found || (found.type === "BOOLEAN") === (wanted === "BOOLEAN")) return found;
    const wants = wanted === "BOOLEAN" ? "a condition" : "a number";
    return problem(`${by} takes ${wants}, and this is a ${found.type}`, part.column);
  }

  /** min and max of more than two are those of two, from the left. */
  function numberFunction({ name, arguments: given, column }: CallExpression): Value | null {
    const { minArguments, maxArguments } = NUMBER_FUNCTIONS[name]!;
    if (given.length < minArguments || given.length > maxArguments || given.some((one) => one.name !== undefined)) {
      const count = minArguments === maxArguments ? `${minArguments} argument` : `${minArguments} or more arguments`;
      return problem(`${name} takes ${count}, by place`, column);
    }
    const values = given.map((one) => operand(one.value, "SERIES", name));
    if (values.includes(null)) return null;
    const [first, ...others] = values as Value[];
    if (others.length === 0) return operationOn(name, [first!]);
    return others.reduce((left, right) => operationOn(name, [left, right]), first!);
  }

  function output(call: CallExpression, port: string | undefined, column: number): Value | null {
    if (Object.hasOwn(NUMBER_FUNCTIONS, call.name))
      return problem(`${call.name} has no outputs to choose from`, column);
    const definition = scope.find(call.name);
    if (!definition) return problem(`There is no function ${call.name}`, call.column);
    if (definition.nodeType === "CUSTOM")
      return problem(`${call.name} is a custom template; only system nodes can be called`, call.column);
    if ([...definition.inputs, ...definition.outputs].some(({ type }) => type === "SIGNAL"))
      return problem(`${call.name} is about signals and cannot be part of an expression`, call.column);
    const step = callStep(call, definition);
    const ports = definition.outputs.map(({ name }) => name);
    if (port === undefined && ports.length > 1)
      return problem(`${call.name} has several outputs; write ${ports.map((name) => `.${name}`).join(" or ")}`, column);
    const chosen = definition.outputs.find(({ name }) => name === (port ?? ports[0]));
    if (!chosen) return problem(`${call.name} has no output ${port}; it has ${ports.join(", ")}`, column);
    if (step === null) return null;
    return {
      step: add(`output ${step} ${chosen.name}`, { kind: "output", call: step, port: chosen.name }),
      type: chosen.type as ValueType,
    };
  }

  function callStep(call: CallExpression, definition: NodeDefinition): number | null {
    const earlier = problems.length;
    const bound = bindArguments(call, definition, problems);
    const inputs = new Map<string, number>();
    for (const [port, expressionOfPort] of bound.inputs) {
      const found = value(expressionOfPort);
      const { type } = definition.inputs.find(({ name }) => name === port)!;
      if (found && (found.type === type || (found.type === "NUMBER" && type === "SERIES")))
        inputs.set(port, found.step);
      else if (found)
        problem(`${call.name}: ${port} takes a ${type}, and this is a ${found.type}`, expressionOfPort.column);
    }
    for (const { name, fallback } of definition.inputs) {
      if (fallback !== undefined && !bound.inputs.has(name))
        inputs.set(name, fallbackStep(definition.parameters[fallback]!.default));
    }
    const params = callParameters(call, definition, bound.params, scope.parameters, problems);
    if (problems.length > earlier) return null;
    const step: CallStep = { kind: "call", definition, inputs, params, column: call.column };
    return add(`call ${JSON.stringify([call.name, [...inputs], [...params]])}`, step);
  }

  function fallbackStep(by: ParameterValue): number {
    if (typeof by === "number") return add(`number ${by}`, { kind: "number", value: by });
    return add(`column ${by}`, { kind: "column", name: by as ColumnName });
  }

  const result = value(expression);
  return result && problems.length === before ? { steps, result: result.step, type: result.type } : null;
}
