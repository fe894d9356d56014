import type { PythonFunction } from "../nodes/python-function";
import { PYTHON_WIDTH, pythonCall } from "../python/python-call";
import { pythonFloat, pythonLiteral } from "../python-parts/python-literal";
import { makeUniqueNames } from "../python-parts/python-names";
import { finiteOrNanPython } from "./finite-or-nan-python";
import { type CallStep, dependenciesOf, isArithmetic, type Program, type Step } from "./program";

/** A part longer than this gets a line and a name of its own. */
const MAX_INLINE_LENGTH = 36;

/** What a step is on one bar, as Python, and how tightly its outermost operator binds; 9 when nothing can come apart. */
interface Written {
  readonly text: string;
  readonly precedence: number;
}

export interface ProgramPython {
  /** Statements of the body, without indentation; the last one returns the series. */
  readonly lines: readonly string[];
  readonly uses: readonly PythonFunction[];
}

/**
 * The body of a Python function that takes the steps of the program one by one, as evaluate-program does.
 * `anySeries` names an argument that is a series, to know how many bars there are.
 */
export function programPython(
  { steps, result }: Program,
  { taken, anySeries }: { taken: Iterable<string>; anySeries: string },
): ProgramPython {
  const uniqueName = makeUniqueNames(taken);
  const [barName, barsName] = [uniqueName("bar"), uniqueName("bars")];
  const uses = new Map<string, PythonFunction>();
  const lines = [`${barsName} = len(${anySeries})`];
  /** Steps that have a list under a name, and arithmetic that has one fit to be handed on. */
  const named = new Map<number, string>();
  const handed = new Map<number, string>();
  const needed = timesNeeded(steps);
  const written = new Map<number, Written>();

  const use = (python: PythonFunction) => {
    uses.set(python.name, python);
    return python.name;
  };

  /** The value of a step on one bar. */
  function partOf(index: number): Written {
    const name = named.get(index);
    return name === undefined ? written.get(index)! : { text: `${name}[${barName}]`, precedence: 9 };
  }

  /** The name of a list with a finite or unknown value a bar, to be handed to a function. */
  function handedOn(index: number, wanted: string): string {
    const step = steps[index]!;
    const found = isArithmetic(step) ? handed.get(index) : named.get(index);
    if (found !== undefined) return found;
    const name = uniqueName(wanted);
    const { text } = partOf(index);
    if (step.kind === "operation") lines.push(...comprehension(`${name} = `, handedPart(step, text)));
    else lines.push(`${name} = [${text}] * ${barsName}`);
    (isArithmetic(step) ? handed : named).set(index, name);
    return name;
  }

  function handedPart(step: Step, text: string): string {
    return isArithmetic(step) ? `${use(finiteOrNanPython)}(${text})` : text;
  }

  function comprehension(start: string, text: string): string[] {
    const line = `${start}[${text} for ${barName} in range(${barsName})]`;
    if (line.length + 4 <= PYTHON_WIDTH) return [line];
    return [`${start}[`, `    ${text}`, `    for ${barName} in range(${barsName})`, "]"];
  }

  function operation(step: Extract<Step, { kind: "operation" }>): Written {
    const { python } = step.operation;
    const parts = step.operands.map(partOf);
    if ("calls" in python) return { text: `${python.calls}(${parts[0]!.text})`, precedence: 9 };
    if ("name" in python) return { text: `${use(python)}(${parts.map(({ text }) => text).join(", ")})`, precedence: 9 };
    const { operator, precedence } = python;
    const side = (part: Written, least: number) => (part.precedence < least ? `(${part.text})` : part.text);
    if (parts.length === 1) return { text: `${operator}${side(parts[0]!, precedence)}`, precedence };
    return { text: `${side(parts[0]!, precedence)} ${operator} ${side(parts[1]!, precedence + 1)}`, precedence };
  }

  function call(index: number, { definition, inputs, params }: CallStep) {
    const fallbacks = new Set(definition.inputs.map(({ fallback }) => fallback));
    const name = uniqueName(definition.name);
    const given: [string, string][] = definition.columns.map((column) => [column, column]);
    if (definition.readsDates) given.push(["dates", "dates"]);
    for (const port of definition.inputs) {
      const from = inputs.get(port.name);
      given.push([port.name, from === undefined ? "None" : handedOn(from, `${name}_${port.name}`)]);
    }
    for (const [parameter, set] of params) {
      if (fallbacks.has(parameter)) continue;
      given.push([parameter, "parameter" in set ? set.parameter : pythonLiteral(set.value)]);
    }
    lines.push(...pythonCall(name, use(definition.python), given));
    named.set(index, name);
  }

  function output({ call: of, port }: Extract<Step, { kind: "output" }>): string {
    const { outputs } = (steps[of] as CallStep).definition;
    const whole = named.get(of)!;
    if (outputs.length === 1) return whole;
    const name = uniqueName(`${whole}_${port}`);
    lines.push(`${name} = ${whole}[${outputs.findIndex((one) => one.name === port)}]`);
    return name;
  }

  for (const [index, step] of steps.entries()) {
    if (step.kind === "port" || step.kind === "column") named.set(index, step.name);
    else if (step.kind === "number")
      written.set(index, { text: pythonFloat(step.value), precedence: step.value < 0 ? 3 : 9 });
    else if (step.kind === "parameter") written.set(index, { text: `float(${step.name})`, precedence: 9 });
    else if (step.kind === "call") call(index, step);
    else if (step.kind === "output") named.set(index, output(step));
    else {
      written.set(index, operation(step));
      const isLong = written.get(index)!.text.length > MAX_INLINE_LENGTH;
      if (index !== result && (isLong || needed.get(index)! > 1)) {
        const name = uniqueName("part");
        lines.push(...comprehension(`${name} = `, partOf(index).text));
        named.set(index, name);
      }
    }
  }
  const name = named.get(result);
  if (name !== undefined) lines.push(`return ${name}`);
  else lines.push(...comprehension("return ", handedPart(steps[result]!, partOf(result).text)));
  return { lines, uses: [...uses.values()] };
}

function timesNeeded(steps: readonly Step[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const step of steps) for (const index of dependenciesOf(step)) times.set(index, (times.get(index) ?? 0) + 1);
  return times;
}
