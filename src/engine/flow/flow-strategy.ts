import type { PortType } from "../nodes/node-definition";
import type { Bars } from "../series/bars";
import { withScratchBuffers } from "../series/scratch-buffers";
import { valueFromEnd } from "../series/series";
import { barDate, checkData, insufficient } from "../strategies/check-data";
import { metricNumber } from "../strategies/metric-number";
import type { EvaluationOptions, Strategy, TickerEvaluation } from "../strategies/strategy";
import { type EntryCondition, entryConditions } from "./entry-conditions";
import { evaluateFlow, type FlowEvaluation, type FlowSignals } from "./evaluate-flow";
import { flowPhrases } from "./explanation/flow-phrases";
import type { FlowPlan } from "./plan/flow-plan";

export interface FlowStrategyOptions {
  readonly code: string;
  readonly name: string;
  readonly description?: string;
  readonly version?: string;
}

/** The first of these signals that is set on the last bar determines the classification. */
const CLASSIFICATIONS: readonly (readonly [keyof FlowSignals, string])[] = [
  ["entryLong", "Enter long"],
  ["entryShort", "Enter short"],
  ["reverse", "Reverse"],
  ["exitLong", "Exit long"],
  ["exitShort", "Exit short"],
];

const ENTRIES: ReadonlySet<keyof FlowSignals> = new Set(["entryLong", "entryShort", "reverse"]);

interface FlowWithEntries {
  readonly plan: FlowPlan;
  /** The conditions of each entry, with a code and a phrase for each. */
  readonly entries: readonly (readonly NamedCondition[])[];
}

interface NamedCondition extends EntryCondition {
  readonly code: string;
  readonly phrase: string;
}

/**
 * Makes a strategy of a flow, which evaluates the last bar. A ticker passes if an entry (or reverse) signal is set on
 * that bar and its score reaches `minScore`, which is 0 by default.
 * - Score: percentage of an entry's conditions that are met, 0 to 100, rounded down; the best entry counts.
 * - Reasons: the conditions of that entry that are not met, as `<node id>:<template>`, with `not_` before the template
 *   if the condition was expected to be false. An unknown condition is not met. `held_back` means that all conditions
 *   are met, but a delaying node (consecutive, cooldown) prevents the entry. The metric `failed_conditions` contains
 *   the same in words.
 * - Metrics: the last value of every output, as `<node id>.<port>`, and `bar_date`, the date of the evaluated bar.
 * - Tickers that cannot be evaluated are "insufficient" and have no score: `no_data`, `insufficient_history` without a
 *   signal before the conditions of any entry have a value, `stale_data` if the last bar is more than 10 calendar days
 *   older than `asOf`.
 *
 * The strategy needs all available bars, because cumulative and smoothed indicators depend on the first ones and the
 * generated Python uses them too.
 */
export function flowStrategy(plan: FlowPlan, options: FlowStrategyOptions): Strategy {
  const { code, name, description = name, version = "1" } = options;
  const flow = { plan, entries: namedEntries(plan) };
  return {
    code,
    version,
    title: name,
    description,
    parameters: [],
    defaultMinScore: 0,
    lookbackDays: null,
    benchmark: null,
    evaluate: (bars, options) => withScratchBuffers(() => evaluateLastBar(flow, bars, options)),
  };
}

function namedEntries(plan: FlowPlan): NamedCondition[][] {
  const phrases = flowPhrases(plan);
  const entries = plan.nodes.filter(({ definition: { signal } }) => signal !== undefined && !signal.startsWith("exit"));
  return entries.map((entry) =>
    entryConditions(plan, entry).map((condition) => {
      const { node, port, expected } = condition;
      const [prefix, negation] = expected === 1 ? ["", ""] : ["not_", "not: "];
      const code = `${node.id}:${prefix}${node.definition.name}`;
      return { ...condition, code, phrase: `${negation}${phrases.output(node.id, port)}` };
    }),
  );
}

function evaluateLastBar(
  { plan, entries }: FlowWithEntries,
  bars: Bars,
  { minScore, asOf }: EvaluationOptions,
): TickerEvaluation {
  const evaluation = evaluateFlow(plan, bars, { keepsSeries: false });
  const values = { ...lastValues(plan, evaluation), ...barDate(bars) };
  const signalled = CLASSIFICATIONS.filter(([signal]) => evaluation.signals[signal].at(-1) === 1);
  // A signal of the flow counts however early it is, as it does in the generated Python.
  const minBars = signalled.length > 0 ? 0 : plan.entryWarmUpBars + 1;
  const insufficiency = checkData(bars, { asOf, minBars });
  if (insufficiency !== null) return insufficient(insufficiency, { ...values, failed_conditions: null });
  const { score, failed } = bestEntry(entries, evaluation);
  const passed = signalled.some(([signal]) => ENTRIES.has(signal)) && score >= minScore;
  return {
    passed,
    score,
    classification: signalled[0]?.[1] ?? "Hold",
    reasons: passed ? [] : failed.length > 0 ? failed.map(({ code }) => code) : ["held_back"],
    metrics: { ...values, failed_conditions: failed.map(({ phrase }) => phrase) },
  };
}

function bestEntry(entries: FlowWithEntries["entries"], { outputs }: FlowEvaluation) {
  const results = entries.map((conditions) => {
    const failed = conditions.filter(
      ({ node, port, expected }) => valueFromEnd(outputs.get(node.id)![port]!) !== expected,
    );
    return { score: Math.floor((100 * (conditions.length - failed.length)) / conditions.length), failed };
  });
  return results.reduce((best, other) => (other.score > best.score ? other : best));
}

function lastValues({ nodes }: FlowPlan, { outputs }: FlowEvaluation): TickerEvaluation["metrics"] {
  const values = nodes.flatMap(({ id, definition }) =>
    definition.outputs.map(({ name, type }) => {
      const last = valueFromEnd(outputs.get(id)![name]!);
      return [`${id}.${name}`, metricValue(type, last)] as const;
    }),
  );
  return Object.fromEntries(values);
}

function metricValue(type: PortType, value: number): number | boolean | null {
  const isCondition = type === "BOOLEAN" || type === "SIGNAL";
  return isCondition && !Number.isNaN(value) ? value === 1 : metricNumber(value);
}
