import { checkParameters } from "../nodes/check-parameters";
import type { InputPort, NodeDefinition, Port } from "../nodes/node-definition";
import type { ParameterRule, ParameterSchemas, Parameters } from "../nodes/parameters";
import { pythonProse } from "../python-parts/python-prose";
import { checkNames, isSnakeCaseName } from "./check-names";
import { callParametersWith, evaluateProgram } from "./evaluate-program";
import { ExpressionError, type ExpressionProblem } from "./expression-problem";
import { expressionPython } from "./expression-python";
import { parseExpression } from "./parse-expression";
import { type CallStep, dependenciesOf, type Program } from "./program";
import { type ExpressionScope, resolveExpression } from "./resolve-expression";

/** A CUSTOM template whose only output is an expression over its inputs, its parameters and the columns of the bars. */
export interface ExpressionTemplate {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly version: string;
  /**
   * Numbers, names, + - * /, comparisons, and/or/not, brackets, abs, min, max, and calls of the catalogue's nodes: inputs,
   * then parameters, by place or by name; `.port` chooses among several outputs. `(close - sma(close, window)) / atr(14)`,
   * `macd(close).histogram > 0 and not rsi(close, period=14) > 70`. A division by zero is unknown; conditions know three
   * values, as the condition nodes do.
   */
  readonly expression: string;
  /** Each required, or with a parameter that stands in for it. */
  readonly inputs: readonly InputPort[];
  /** Exactly one, a SERIES or a BOOLEAN. */
  readonly outputs: readonly Port[];
  /** Sound ones: `validateParameterSchema` tells of those that come as any JSON. */
  readonly parameters: ParameterSchemas;
}

export type CompiledExpression =
  | { readonly node: NodeDefinition; readonly problems?: undefined }
  | { readonly node?: undefined; readonly problems: readonly ExpressionProblem[] };

/**
 * Makes a node of an expression; `find` looks up the functions that it may call, which are the catalogue's nodes.
 * Nothing of a text that is no expression ever runs, and what it costs grows with its length and the bars alone.
 */
export function compileExpression(
  template: ExpressionTemplate,
  find: (name: string) => NodeDefinition | undefined,
): CompiledExpression {
  const { inputs, outputs } = template;
  const problems = checkTemplate(template, find);
  const parameters = problems.length === 0 ? describedParameters(template.parameters) : {};
  const program = problems.length === 0 ? read(template.expression, { inputs, parameters, find }, problems) : null;
  if (!program) return { problems };
  const [output] = outputs as [Port];
  if ((output.type === "BOOLEAN") !== (program.type === "BOOLEAN")) {
    return { problems: [{ message: `The expression is a ${program.type}, its output a ${output.type}`, column: 1 }] };
  }
  const calls = program.steps.filter((step) => step.kind === "call");
  const hidden = hiddenFunction(calls, template);
  if (hidden !== null) return { problems: [hidden] };
  const columns = columnsOf(program, calls, inputs);
  const readsDates = calls.some(({ definition }) => definition.readsDates);
  const shown = pythonProse(template.expression, 200);
  return {
    node: {
      name: template.name,
      displayName: template.displayName,
      description: template.description,
      nodeType: "CUSTOM",
      category: "EXPRESSION",
      version: template.version,
      parameters,
      rules: calls.flatMap(ruleOf),
      columns,
      ...(readsDates && { readsDates }),
      inputs,
      outputs,
      warmUp: (params) => warmUpOf(program, params),
      explain: () =>
        output.type === "BOOLEAN" ? `${template.displayName} holds (${shown})` : `${template.displayName} (${shown})`,
      evaluate: (call) => ({ [output.name]: evaluateProgram(program, call) }),
      python: expressionPython(template, program, { columns, readsDates }),
    },
  };
}

/** A port or parameter that is called as the Python of a function that the expression calls. */
function hiddenFunction(
  calls: readonly CallStep[],
  { inputs, parameters }: ExpressionTemplate,
): ExpressionProblem | null {
  for (const { definition } of calls) {
    const { name } = definition.python;
    const place = inputs.findIndex((port) => port.name === name);
    if (place < 0 && !Object.hasOwn(parameters, name)) continue;
    const message = `${name} is a word that generated code needs; choose another name`;
    return { message, column: null, part: place < 0 ? `parameters.${name}` : `inputs.${place}` };
  }
  return null;
}

/** With the name where an author gave no title or description. */
function describedParameters(parameters: ParameterSchemas): ParameterSchemas {
  const described = Object.entries(parameters).map(([name, schema]) => {
    const { title = name, description = title }: { title?: string; description?: string } = schema;
    return [name, { ...schema, title, description }];
  });
  return Object.fromEntries(described);
}

function read(text: string, scope: ExpressionScope, problems: ExpressionProblem[]): Program | null {
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
  if (!isSnakeCaseName(name))
    problem("name", "The name of a template is short, of small letters, digits and single underscores");
  if (!/^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(version)) problem("version", "A version is three numbers, such as 1.0.0");
  for (const [place, port] of inputs.entries()) {
    const part = `inputs.${place}`;
    if (port.type === "SIGNAL") problem(part, `Input ${port.name}: an expression cannot take a SIGNAL`);
    if (!port.required && port.fallback === undefined)
      problem(part, `Input ${port.name} must be required: an expression cannot do without it`);
    if (port.fallback !== undefined && !Object.hasOwn(parameters, port.fallback))
      problem(part, `Input ${port.name}: there is no parameter ${port.fallback}`);
  }
  const [output, ...others] = outputs;
  if (!output || others.length > 0) problem("outputs", "An expression has exactly one output");
  else if (output.type !== "SERIES" && output.type !== "BOOLEAN")
    problem("outputs.0", "The output is a SERIES or a BOOLEAN");
  else if (!isSnakeCaseName(output.name))
    problem("outputs.0", "The name of an output is short, of small letters, digits and underscores");
  return problems;
}

/** What a called node asks of its parameters, asked of the template's own that are handed to it. */
function ruleOf(call: CallStep): ParameterRule[] {
  const parameters = [...call.params.values()].flatMap((set) => ("parameter" in set ? [set.parameter] : []));
  if (parameters.length === 0) return [];
  return [
    {
      parameters,
      holds: (params) => checkParameters(call.definition, callParametersWith(call, params)).ok,
      message: `${parameters.join(", ")} must be what ${call.definition.name} takes`,
    },
  ];
}

/** Columns that it or a node it calls reads; close when there is no series else to tell the number of bars. */
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
