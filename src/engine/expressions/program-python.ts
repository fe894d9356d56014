import type { PythonFunction } from "../nodes/python-function";
import { namesUsed } from "../python/module-functions";
import { pythonArgument } from "../python/python-argument";
import { PYTHON_WIDTH, pythonCall } from "../python/python-call";
import { pythonFloat, pythonLiteral } from "../python-parts/python-literal";
import { makeUniqueNames } from "../python-parts/python-names";
import { finiteOrNanPython } from "./finite-or-nan-python";
import { type CallStep, dependenciesOf, isArithmetic, type Program, type Step } from "./program";

/** A longer part of an expression is assigned to a variable. */
const MAX_INLINE_LENGTH = 36;
/** Precedence of code that never needs brackets, such as a name or a call. */
const HIGHEST_PRECEDENCE = 9;
const NEGATION_PRECEDENCE = 3;

/** Python code for the value of a step on one bar, and the precedence of its outermost operator. */
interface BarCode {
  readonly text: string;
  readonly precedence: number;
}

export interface ProgramPython {
  /** Statements of the body, without indentation; the last one returns the series. */
  readonly lines: readonly string[];
  readonly uses: readonly PythonFunction[];
}

interface Writer {
  readonly steps: readonly Step[];
  readonly lines: string[];
  readonly uses: Map<string, PythonFunction>;
  readonly uniqueName: (name: string) => string;
  /** Names of the loop variable and of the number of bars. */
  readonly bar: string;
  readonly bars: string;
  /** Variables of the steps that are lists. */
  readonly variables: Map<number, string>;
  /** Variables of arithmetic steps as finite lists, with nan for values that are not finite. */
  readonly finiteVariables: Map<number, string>;
  /** Code of the steps that are not assigned to a variable. */
  readonly inline: Map<number, BarCode>;
}

/**
 * Writes the body of a Python function that computes the steps of the program in order, as evaluate-program.ts does.
 * `anySeries` is the name of an argument that is a series; its length is the number of bars.
 */
export function programPython(
  { steps, result }: Program,
  { reserved, anySeries }: { reserved: Iterable<string>; anySeries: string },
): ProgramPython {
  const uniqueName = makeUniqueNames(reserved);
  const [bar, bars] = [uniqueName("bar"), uniqueName("bars")];
  const state = { variables: new Map(), finiteVariables: new Map(), inline: new Map(), uses: new Map() };
  const writer: Writer = { steps, lines: [], uniqueName, bar, bars, ...state };
  const useCounts = countUses(steps);
  for (const [index, step] of steps.entries()) {
    writeStep(writer, index, step);
    const isLong = (writer.inline.get(index)?.text.length ?? 0) > MAX_INLINE_LENGTH;
    const isAssigned = step.kind === "operation" && index !== result && (isLong || useCounts.get(index)! > 1);
    if (!isAssigned) continue;
    const name = uniqueName("part");
    writer.lines.push(...comprehension(writer, `${name} = `, barCode(writer, index).text));
    writer.variables.set(index, name);
  }
  const returned = writer.variables.get(result);
  if (returned !== undefined) writer.lines.push(`return ${returned}`);
  else writer.lines.push(...comprehension(writer, "return ", finiteCode(writer, result)));
  const isCounted = namesUsed(writer.lines.join("\n"), [bars]).length > 0;
  const lines = isCounted ? [`${bars} = len(${anySeries})`, ...writer.lines] : writer.lines;
  return { lines, uses: [...writer.uses.values()] };
}

function writeStep(writer: Writer, index: number, step: Step): void {
  const { variables, inline } = writer;
  if (step.kind === "column") variables.set(index, step.name);
  else if (step.kind === "port") variables.set(index, pythonArgument(step.name));
  else if (step.kind === "number")
    inline.set(index, {
      text: pythonFloat(step.value),
      precedence: step.value < 0 ? NEGATION_PRECEDENCE : HIGHEST_PRECEDENCE,
    });
  else if (step.kind === "parameter")
    inline.set(index, { text: `float(${pythonArgument(step.name)})`, precedence: HIGHEST_PRECEDENCE });
  else if (step.kind === "call") variables.set(index, writeCall(writer, step));
  else if (step.kind === "output") variables.set(index, writeOutput(writer, step));
  else inline.set(index, operationCode(writer, step));
}

/** Writes the call of a node; returns its variable. */
function writeCall(writer: Writer, { definition, inputs, params }: CallStep): string {
  const fallbacks = new Set(definition.inputs.map(({ fallback }) => fallback));
  const name = writer.uniqueName(definition.name);
  const args: [string, string][] = definition.columns.map((column) => [column, column]);
  if (definition.readsDates) args.push(["dates", "dates"]);
  for (const port of definition.inputs) {
    const index = inputs.get(port.name);
    args.push([port.name, index === undefined ? "None" : listArgument(writer, index, `${name}_${port.name}`)]);
  }
  for (const [parameter, set] of params) {
    if (fallbacks.has(parameter)) continue;
    args.push([parameter, "parameter" in set ? pythonArgument(set.parameter) : pythonLiteral(set.value)]);
  }
  writer.lines.push(...pythonCall(name, use(writer, definition.python), args));
  return name;
}

/** Writes the selection of one of several outputs; returns its variable. */
function writeOutput(writer: Writer, { call, port }: Extract<Step, { kind: "output" }>): string {
  const { outputs } = (writer.steps[call] as CallStep).definition;
  const whole = writer.variables.get(call)!;
  if (outputs.length === 1) return whole;
  const name = writer.uniqueName(`${whole}_${port}`);
  writer.lines.push(`${name} = ${whole}[${outputs.findIndex((one) => one.name === port)}]`);
  return name;
}

/** The variable of a list with a finite or unknown value per bar, for the argument of a function. */
function listArgument(writer: Writer, index: number, suggestedName: string): string {
  const step = writer.steps[index]!;
  const variables = isArithmetic(step) ? writer.finiteVariables : writer.variables;
  const existing = variables.get(index);
  if (existing !== undefined) return existing;
  const name = writer.uniqueName(suggestedName);
  if (step.kind === "operation") writer.lines.push(...comprehension(writer, `${name} = `, finiteCode(writer, index)));
  else writer.lines.push(`${name} = [${barCode(writer, index).text}] * ${writer.bars}`);
  variables.set(index, name);
  return name;
}

function operationCode(writer: Writer, { operation, operands }: Extract<Step, { kind: "operation" }>): BarCode {
  const { python } = operation;
  const parts = operands.map((index) => barCode(writer, index));
  if ("calls" in python) return { text: `${python.calls}(${parts[0]!.text})`, precedence: HIGHEST_PRECEDENCE };
  if ("name" in python) {
    const args = parts.map(({ text }) => text).join(", ");
    return { text: `${use(writer, python)}(${args})`, precedence: HIGHEST_PRECEDENCE };
  }
  const { operator, precedence } = python;
  const side = (part: BarCode, minimum: number) => (part.precedence < minimum ? `(${part.text})` : part.text);
  if (parts.length === 1) return { text: `${operator}${side(parts[0]!, precedence)}`, precedence };
  return { text: `${side(parts[0]!, precedence)} ${operator} ${side(parts[1]!, precedence + 1)}`, precedence };
}

/** Code for the value of a step on one bar. */
function barCode({ variables, inline, bar }: Writer, index: number): BarCode {
  const name = variables.get(index);
  return name === undefined ? inline.get(index)! : { text: `${name}[${bar}]`, precedence: HIGHEST_PRECEDENCE };
}

/** Like `barCode`, but arithmetic results that are not finite become nan. */
function finiteCode(writer: Writer, index: number): string {
  const { text } = barCode(writer, index);
  return isArithmetic(writer.steps[index]!) ? `${use(writer, finiteOrNanPython)}(${text})` : text;
}

function comprehension({ bar, bars }: Writer, prefix: string, text: string): string[] {
  const line = `${prefix}[${text} for ${bar} in range(${bars})]`;
  if (line.length + 4 <= PYTHON_WIDTH) return [line];
  return [`${prefix}[`, `    ${text}`, `    for ${bar} in range(${bars})`, "]"];
}

function use({ uses }: Writer, python: PythonFunction): string {
  uses.set(python.name, python);
  return python.name;
}

function countUses(steps: readonly Step[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const step of steps) for (const index of dependenciesOf(step)) counts.set(index, (counts.get(index) ?? 0) + 1);
  return counts;
}
