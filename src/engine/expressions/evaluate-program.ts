import type { NodeCall } from "../nodes/node-definition";
import { numberOf, type Parameters } from "../nodes/parameters";
import { constantSeries, type Series, unknownSeries } from "../series/series";
import type { Operation } from "./operations";
import { type CallStep, isArithmetic, type Program, type Step } from "./program";

/** The value of an expression on each bar; every step is taken once. */
export function evaluateProgram({ steps, result }: Program, { columns, inputs, params }: NodeCall): Series {
  const { length } = columns;
  const values = new Map<number, Series>();
  const outputs = new Map<number, Readonly<Record<string, Series>>>();

  function seriesOf(step: Exclude<Step, CallStep>): Series {
    switch (step.kind) {
      case "number":
        return constantSeries(length, step.value);
      case "parameter":
        return constantSeries(length, numberOf(params, step.name));
      case "port":
        return inputs[step.name] ?? unknownSeries(length);
      case "column":
        return columns.column(step.name);
      case "operation":
        return operated(step.operation, values.get(step.operands[0]!)!, values.get(step.operands.at(-1)!)!);
      case "output":
        return outputs.get(step.call)![step.port]!;
    }
  }

  for (const [index, step] of steps.entries()) {
    if (step.kind !== "call") {
      values.set(index, seriesOf(step));
      continue;
    }
    const connected = Object.fromEntries([...step.inputs].map(([port, from]) => [port, handedOn(from)]));
    outputs.set(
      index,
      step.definition.evaluate({ columns, inputs: connected, params: callParametersWith(step, params) }),
    );
  }
  return handedOn(result);

  /** What grew beyond all numbers is unknown where it is handed on. */
  function handedOn(index: number): Series {
    const series = values.get(index)!;
    if (!isArithmetic(steps[index]!)) return series;
    return series.map((value) => (Number.isFinite(value) ? value : Number.NaN));
  }
}

/** The parameters of a call when the template's own are set to these. */
export function callParametersWith({ params }: Pick<CallStep, "params">, own: Parameters): Parameters {
  return Object.fromEntries(
    [...params].map(([name, set]) => [name, "parameter" in set ? own[set.parameter]! : set.value]),
  );
}

function operated({ apply }: Operation, a: Series, b: Series): Series {
  return a.map((value, bar) => apply(value, b[bar]!));
}
