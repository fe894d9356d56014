import type { NodeCall } from "../nodes/node-definition";
import { numberOf, type Parameters } from "../nodes/parameters";
import { constantSeries, type Series, unknownSeries } from "../series/series";
import type { Operation } from "./operations";
import { type CallStep, isArithmetic, type Program, type Step } from "./program";

interface Results {
  /** Values of each step that is a series, by index. */
  readonly values: Map<number, Series>;
  /** Outputs of each call step, by index. */
  readonly outputs: Map<number, Readonly<Record<string, Series>>>;
}

/** Evaluates an expression on each bar; every step is computed once. */
export function evaluateProgram({ steps, result }: Program, call: NodeCall): Series {
  const results: Results = { values: new Map(), outputs: new Map() };
  const finite = (index: number) => finiteSeries(steps[index]!, results.values.get(index)!);
  for (const [index, step] of steps.entries()) {
    if (step.kind !== "call") {
      results.values.set(index, evaluateStep(step, call, results));
      continue;
    }
    const inputs = Object.fromEntries([...step.inputs].map(([port, source]) => [port, finite(source)]));
    const params = callParametersWith(step, call.params);
    results.outputs.set(index, step.definition.evaluate({ columns: call.columns, inputs, params }));
  }
  return finite(result);
}

function evaluateStep(
  step: Exclude<Step, CallStep>,
  { columns, inputs, params }: NodeCall,
  { values, outputs }: Results,
): Series {
  switch (step.kind) {
    case "number":
      return constantSeries(columns.length, step.value);
    case "parameter":
      return constantSeries(columns.length, numberOf(params, step.name));
    case "port":
      return inputs[step.name] ?? unknownSeries(columns.length);
    case "column":
      return columns.column(step.name);
    case "operation":
      return applyOperation(step.operation, values.get(step.operands[0]!)!, values.get(step.operands.at(-1)!)!);
    case "output":
      return outputs.get(step.call)![step.port]!;
  }
}

/** Arithmetic results that are not finite become unknown where they are passed to a node or returned. */
function finiteSeries(step: Step, series: Series): Series {
  if (!isArithmetic(step)) return series;
  return series.map((value) => (Number.isFinite(value) ? value : Number.NaN));
}

/** The parameters of a call for the given values of the template's parameters. */
export function callParametersWith({ params }: Pick<CallStep, "params">, templateParams: Parameters): Parameters {
  return Object.fromEntries(
    [...params].map(([name, set]) => [name, "parameter" in set ? templateParams[set.parameter]! : set.value]),
  );
}

function applyOperation({ apply }: Operation, a: Series, b: Series): Series {
  return a.map((value, bar) => apply(value, b[bar]!));
}
