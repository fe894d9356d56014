import type { SignalKind } from "../nodes/node-definition";
import { type Columns, columnsOf } from "../series/bar-columns";
import type { Bars } from "../series/bars";
import { constantSeries, type Series } from "../series/series";
import type { FlowPlan, ResolvedInput } from "./flow-plan";

/**
 * One entry per bar, 1 where the signal is set. A signal is known at the close of its bar and can be acted on from the
 * next bar on. `reverse` reverses the open position; only a simulation knows which one is open, so it is a separate
 * signal.
 */
export interface FlowSignals {
  readonly entryLong: Uint8Array;
  readonly exitLong: Uint8Array;
  readonly entryShort: Uint8Array;
  readonly exitShort: Uint8Array;
  readonly reverse: Uint8Array;
}

export interface FlowEvaluation {
  readonly signals: FlowSignals;
  /** All outputs of all nodes, by node id and port. */
  readonly outputs: ReadonlyMap<string, Readonly<Record<string, Series>>>;
}

const FIELD_OF: Readonly<Record<SignalKind, keyof FlowSignals>> = {
  entry_long: "entryLong",
  exit_long: "exitLong",
  entry_short: "entryShort",
  exit_short: "exitShort",
  reverse: "reverse",
};

/** Evaluates each node once, in the order of the plan. Several nodes with the same signal are combined with "or". */
export function evaluateFlow(plan: FlowPlan, bars: Bars): FlowEvaluation {
  const columns = columnsOf(bars);
  const outputs = new Map<string, Readonly<Record<string, Series>>>();
  const noSignal = () => new Uint8Array(columns.length);
  const signals = {
    entryLong: noSignal(),
    exitLong: noSignal(),
    entryShort: noSignal(),
    exitShort: noSignal(),
    reverse: noSignal(),
  };
  for (const { id, definition, params, inputs } of plan.nodes) {
    const connected: Record<string, Series> = {};
    for (const port in inputs) {
      const series = seriesOf(inputs[port]!, columns, outputs);
      if (series) connected[port] = series;
    }
    const result = definition.evaluate({ columns, inputs: connected, params });
    outputs.set(id, result);
    if (definition.signal) addSignal(signals[FIELD_OF[definition.signal]], result[definition.outputs[0]!.name]!);
  }
  return { signals, outputs };
}

function seriesOf(input: ResolvedInput, columns: Columns, outputs: FlowEvaluation["outputs"]): Series | undefined {
  if (input.kind === "node") return outputs.get(input.node)![input.port];
  if (input.kind === "column") return columns.column(input.name);
  if (input.kind === "constant") return constantSeries(columns.length, input.value);
  return undefined;
}

function addSignal(signal: Uint8Array, added: Series): void {
  for (let bar = 0; bar < signal.length; bar++) signal[bar]! |= Number(added[bar] === 1);
}
