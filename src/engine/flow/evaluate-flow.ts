import type { SignalKind } from "../nodes/node-definition";
import { type Columns, columnsOf } from "../series/bar-columns";
import type { Bars } from "../series/bars";
import { constantSeries, type Series } from "../series/series";
import type { FlowPlan, ResolvedInput } from "./plan/flow-plan";

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

export interface EvaluationMemory {
  /**
   * Whether to keep the complete outputs of all nodes. If not, only the last value of an output is kept once no other
   * node needs it: all outputs of the largest flow over decades do not fit into the memory of a thread.
   */
  readonly keepsSeries: boolean;
}

/** Evaluates each node once, in the order of the plan. Several nodes with the same signal are combined with "or". */
export function evaluateFlow(
  plan: FlowPlan,
  bars: Bars,
  { keepsSeries }: EvaluationMemory = { keepsSeries: true },
): FlowEvaluation {
  const releasedBy = keepsSeries ? new Map<string, string[]>() : releasedNodes(plan);
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
    for (const released of releasedBy.get(id) ?? []) outputs.set(released, lastValues(outputs.get(released)!));
  }
  return { signals, outputs };
}

/** By node, the nodes whose outputs no node after it needs. */
function releasedNodes({ nodes }: FlowPlan): Map<string, string[]> {
  const lastUser = new Map<string, string>();
  for (const { id, inputs } of nodes) {
    lastUser.set(id, id);
    for (const input of Object.values(inputs)) if (input.kind === "node") lastUser.set(input.node, id);
  }
  const released = new Map<string, string[]>();
  for (const [id, user] of lastUser) released.set(user, [...(released.get(user) ?? []), id]);
  return released;
}

/** A copy of the last value of each series: a part of it would keep the memory of the whole series. */
function lastValues(outputs: Readonly<Record<string, Series>>): Readonly<Record<string, Series>> {
  return Object.fromEntries(Object.entries(outputs).map(([port, series]) => [port, series.slice(-1)]));
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
