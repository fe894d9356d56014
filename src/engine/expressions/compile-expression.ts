import { checkParameters } from "../nodes/check-parameters";
import type { InputPort, NodeDefinition, Port } from "../nodes/node-definition";
import type { ParameterRule, ParameterSchemas, Parameters } from "../nodes/parameters";
import { pythonProse } from "../python-parts/python-prose";
import { checkNames, isSnakeCaseName, NAME_FORMAT } from "./check-names";
import { callParametersWith, evaluateProgram } from "./evaluate-program";
import { ExpressionError, type ExpressionProblem } from "./expression-problem";
import { expressionPython } from "./expression-python";
import { parseExpression } from "./parse-expression";
import { type CallStep, dependenciesOf, type Program } from "./program";
import { programSteps } from "./program-steps";
import type { ExpressionScope } from "./resolution";
import { resolveExpression } from "./resolve-expression";

/**
 * A CUSTOM template with a single output: an expression over its inputs, its parameters and the columns of the bars.
 */
export interface ExpressionTemplate {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly version: string;
  /**
   * Numbers, names, + - * /, comparisons, and/or/not, brackets, abs, min, max, and calls of the catalogue's nodes. The
   * arguments of a call are inputs, then parameters, by position or by name; `.port` selects one of several outputs.
   * Examples: `(close - sma(close, window)) / atr(14)`, `macd(close).histogram > 0 and not rsi(close, period=14) > 70`.
   * A division by zero is unknown; conditions use three-valued logic, like the condition nodes.
   */
  readonly expression: string;
  /** Each is required or has a fallback parameter. */
  readonly inputs: readonly InputPort[];
  /** Exactly one, of type SERIES or BOOLEAN. */
  readonly outputs: readonly Port[];
  /** Valid schemas; use `validateParameterSchema` for schemas from users. */
  readonly parameters: ParameterSchemas;
}

/** The template of each compiled node, so that another thread can compile it, too. */
const templates = new WeakMap<NodeDefinition, ExpressionTemplate>();

/** The template that a node was compiled from; undefined for a node of the system. */
export function templateOf(node: NodeDefinition): ExpressionTemplate | undefined {
  return templates.get(node);
}

export type CompiledExpression =
  | { readonly node: NodeDefinition; readonly problems?: undefined }
  | { readonly node?: undefined; readonly problems: readonly ExpressionProblem[] };

/**
 * Compiles an expression to a node definition. `find` looks up the functions that it may call, the nodes of the
 * catalogue. Only valid expressions are evaluated, and the time depends only on the length of the expression and the
 * number of bars.
 */
export function compileExpression(
  template: ExpressionTemplate,
  find: (name: string) => NodeDefinition | undefined,
): CompiledExpression {
  const { inputs } = template;
  const problems = checkTemplate(template, find);
  const parameters = problems.length === 0 ? describedParameters(template.parameters) : {};
  const program =
    problems.length === 0 ? compileProgram(template.expression, { inputs, parameters, find }, problems) : null;
  if (!program) return { problems };
  const problem = outputMismatch(template, program) ?? shadowedFunction(callsOf(program), template);
  if (problem !== null) return { problems: [problem] };
  const node = makeNode({ ...template, parameters }, program);
  templates.set(node, template);
  return { node };
}

function makeNode(template: ExpressionTemplate, program: Program): NodeDefinition {
  const { name, displayName, description, version, parameters, inputs, outputs } = template;
  const [output] = outputs as [Port];
  const calls = callsOf(program);
  const columns = columnsOf(program, calls, inputs);
  const readsDates = calls.some(({ definition }) => definition.readsDates);
  const text = pythonProse(template.expression, 200);
  return {
    name,
    displayName,
    description,
    nodeType: "CUSTOM",
    category: "EXPRESSION",
    version,
    parameters,
    rules: calls.flatMap(ruleOf),
    columns,
    ...(readsDates && { readsDates }),
    inputs,
    outputs,
    warmUp: (params) => warmUpOf(program, params),
    steps: (params) => programSteps(program, params),
    explain: () => (output.type === "BOOLEAN" ? `${displayName} is true (${text})` : `${displayName} (${text})`),
    evaluate: (call) => ({ [output.name]: evaluateProgram(program, call) }),
    python: expressionPython(template, program, { columns, readsDates }),
  };
}

function callsOf({ steps }: Program): CallStep[] {
  return steps.filter((step) => step.kind === "call");
}

/** A problem if the expression is a condition and the declared output is not, or the reverse. */
function outputMismatch({ outputs }: ExpressionTemplate, { type }: Program): ExpressionProblem | null {
  const [output] = outputs as [Port];
  if ((output.type === "BOOLEAN") === (type === "BOOLEAN")) return null;
  return { message: `The expression is a ${type}, but its output is declared as a ${output.type}`, column: 1 };
}

/** A problem if a port or parameter has the same name as the Python function of a called node. */
function shadowedFunction(
  calls: readonly CallStep[],
  { inputs, parameters }: ExpressionTemplate,
): ExpressionProblem | null {
  for (const { definition } of calls) {
    const { name } = definition.python;
    const position = inputs.findIndex((port) => port.name === name);
    if (position < 0 && !Object.hasOwn(parameters, name)) continue;
    const message = `${name} is a reserved word; choose another name`;
    return { message, column: null, part: position < 0 ? `parameters.${name}` : `inputs.${position}` };
  }
  return null;
}

/** Uses the name as title and description where the author provided none. */
function describedParameters(parameters: ParameterSchemas): ParameterSchemas {
  const described = Object.entries(parameters).map(([name, schema]) => {
    const { title = name, description = title }: { title?: string; description?: string } = schema;
    return [name, { ...schema, title, description }];
  });
  return Object.fromEntries(described);
}

function compileProgram(text: string, scope: ExpressionScope, problems: ExpressionProblem[]): Program | null {
  try {
    return resolveExpression(parseExpression(text), scope, problems);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    problems.push({ message: error.message, column: error.column });
    return null;
  }
}

function checkTemplate(
  { name, version, inputs, outputs, parameters }: ExpressionTemplate,
  find: (name: string) => NodeDefinition | undefined,
): ExpressionProblem[] {
  const problems = checkNames({ inputs, parameters: Object.keys(parameters) }, (word) => find(word) !== undefined);
  const problem = (part: string, message: string) => problems.push({ message, column: null, part });
  if (!isSnakeCaseName(name)) problem("name", `The template name must be ${NAME_FORMAT}`);
  if (!/^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(version))
    problem("version", "The version must be three numbers, such as 1.0.0");
  for (const [place, port] of inputs.entries()) {
    const part = `inputs.${place}`;
    if (port.type === "SIGNAL") problem(part, `Input ${port.name} must not be a SIGNAL`);
    if (!port.required && port.fallback === undefined)
      problem(part, `Input ${port.name} must be required or have a fallback parameter`);
    if (port.fallback !== undefined && !Object.hasOwn(parameters, port.fallback))
      problem(part, `The fallback of input ${port.name} is an unknown parameter: ${port.fallback}`);
  }
  const [output, ...others] = outputs;
  if (!output || others.length > 0) problem("outputs", "An expression must have exactly one output");
  else if (output.type !== "SERIES" && output.type !== "BOOLEAN")
    problem("outputs.0", "The output must be a SERIES or a BOOLEAN");
  else if (!isSnakeCaseName(output.name)) problem("outputs.0", `The output name must be ${NAME_FORMAT}`);
  return problems;
}

/** The constraints of a called node on the template parameters that are passed to it. */
function ruleOf(call: CallStep): ParameterRule[] {
  const parameters = [...call.params.values()].flatMap((set) => ("parameter" in set ? [set.parameter] : []));
  if (parameters.length === 0) return [];
  return [
    {
      parameters,
      holds: (params) => checkParameters(call.definition, callParametersWith(call, params)).ok,
      message: `${parameters.join(", ")} must be valid for ${call.definition.name}`,
    },
  ];
}

/**
 * Columns that the expression and its called nodes read; close if there is no other series to determine the number of
 * bars.
 */
function columnsOf({ steps }: Program, calls: readonly CallStep[], inputs: readonly InputPort[]) {
  const columns = new Set(calls.flatMap(({ definition }) => definition.columns));
  for (const step of steps) if (step.kind === "column") columns.add(step.name);
  return columns.size === 0 && inputs.length === 0 ? (["close"] as const) : [...columns];
}

function warmUpOf({ steps, result }: Program, params: Parameters): number {
  const bars: number[] = [];
  for (const step of steps) {
    const before = Math.max(0, ...dependenciesOf(step).map((index) => bars[index]!));
    bars.push(step.kind === "call" ? before + step.definition.warmUp(callParametersWith(step, params)) : before);
  }
  return bars[result]!;
}
