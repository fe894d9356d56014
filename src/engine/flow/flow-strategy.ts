import { daysBefore } from "../calendar-days";
import type { PortType } from "../nodes/node-definition";
import type { Bars } from "../series/bars";
import { withScratchBuffers } from "../series/scratch-buffers";
import { valueFromEnd } from "../series/series";
import { metricNumber } from "../strategies/metric-number";
import type { EvaluationOptions, Strategy, TickerEvaluation } from "../strategies/strategy";
import { type EntryCondition, entryConditions } from "./entry-conditions";
import { evaluateFlow, type FlowEvaluation, type FlowSignals } from "./evaluate-flow";
import { flowPhrases } from "./flow-phrases";
import type { FlowPlan } from "./flow-plan";

export interface FlowStrategyOptions {
  readonly code: string;
  readonly name: string;
  readonly description?: string;
  readonly version?: string;
}

/** No exchange day in so many calendar days: longer than any closing since 1990, so the prices have ended. */
const STALE_DAYS = 10;

/** In this order a signal of the last bar decides what the ticker is called. */
const CLASSIFICATIONS: readonly (readonly [keyof FlowSignals, string])[] = [
  ["entryLong", "Enter long"],
  ["entryShort", "Enter short"],
  ["reverse", "Reverse"],
  ["exitLong", "Exit long"],
  ["exitShort", "Exit short"],
];

const ENTRIES: ReadonlySet<keyof FlowSignals> = new Set(["entryLong", "entryShort", "reverse"]);

interface Judged {
  readonly plan: FlowPlan;
  /** The conditions of each entry, with what to call them when they do not hold. */
  readonly entries: readonly (readonly NamedCondition[])[];
}

interface NamedCondition extends EntryCondition {
  readonly code: string;
  readonly phrase: string;
}

/**
 * A flow as a strategy that judges the last bar. A ticker passes when an entry (or reverse) signal is given there and its
 * score reaches `minScore`, which is 0 unless the caller says otherwise. The score, 0 to 100, is the share of an entry's
 * conditions that hold, in whole per cent rounded down, so that 100 means all of them; of several entries the best counts.
 * Reasons name that entry's conditions which do not hold, as `<node id>:<template>`, with `not_` before the template where
 * it was expected false; the metric `failed_conditions` says the same in words. A condition that is unknown does not hold.
 * `held_back` means that all hold, but not for long enough yet, or too soon after the last time.
 * Metrics are the last value of every output, as `<node id>.<port>`, and `bar_date`, the day of the bar that was judged.
 * A ticker that cannot be judged is "insufficient", without a score: `no_data`, `insufficient_history` within the warm-up,
 * `stale_data` when its last bar lies more than 10 calendar days before the day as of which is judged.
 * Every bar is expected: balances and smoothed averages remember the first ones, and the flow's Python sees them too.
 */
export function flowStrategy(plan: FlowPlan, options: FlowStrategyOptions): Strategy {
  const { code, name, description = name, version = "1" } = options;
  const judged = { plan, entries: namedEntries(plan) };
  return {
    code,
    version,
    title: name,
    description,
    parameters: [],
    defaultMinScore: 0,
    lookbackDays: null,
    benchmark: null,
    evaluate: (bars, options) => withScratchBuffers(() => judge(judged, bars, options)),
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

function judge({ plan, entries }: Judged, bars: Bars, { minScore, asOf }: EvaluationOptions): TickerEvaluation {
  const evaluation = evaluateFlow(plan, bars);
  const values = { ...lastValues(plan, evaluation), bar_date: bars.dates.at(-1) ?? null };
  const missing = whatIsMissing(plan, bars, asOf);
  if (missing !== null) {
    return {
      passed: false,
      score: null,
      classification: "insufficient",
      reasons: [missing],
      metrics: { ...values, failed_conditions: null },
    };
  }
  const given = CLASSIFICATIONS.filter(([signal]) => evaluation.signals[signal].at(-1) === 1);
  const { score, failed } = bestEntry(entries, evaluation);
  const passed = given.some(([signal]) => ENTRIES.has(signal)) && score >= minScore;
  return {
    passed,
    score,
    classification: given[0]?.[1] ?? "Hold",
    reasons: passed ? [] : failed.length > 0 ? failed.map(({ code }) => code) : ["held_back"],
    metrics: { ...values, failed_conditions: failed.map(({ phrase }) => phrase) },
  };
}

function whatIsMissing({ warmUpBars }: FlowPlan, { dates }: Bars, asOf: string): string | null {
  const last = dates.at(-1);
  if (last === undefined) return "no_data";
  if (last < daysBefore(asOf, STALE_DAYS)) return "stale_data";
  return dates.length <= warmUpBars ? "insufficient_history" : null;
}

function bestEntry(entries: Judged["entries"], { outputs }: FlowEvaluation) {
  const judged = entries.map((conditions) => {
    const failed = conditions.filter(
      ({ node, port, expected }) => valueFromEnd(outputs.get(node.id)![port]!) !== expected,
    );
    return { score: Math.floor((100 * (conditions.length - failed.length)) / conditions.length), failed };
  });
  return judged.reduce((best, other) => (other.score > best.score ? other : best));
}

function lastValues({ nodes }: FlowPlan, { outputs }: FlowEvaluation): TickerEvaluation["metrics"] {
  const values = nodes.flatMap(({ id, definition }) =>
    definition.outputs.map(({ name, type }) => {
      const last = valueFromEnd(outputs.get(id)![name]!);
      return [`${id}.${name}`, shownAs(type, last)] as const;
    }),
  );
  return Object.fromEntries(values);
}

function shownAs(type: PortType, value: number): number | boolean | null {
  const isCondition = type === "BOOLEAN" || type === "SIGNAL";
  return isCondition && !Number.isNaN(value) ? value === 1 : metricNumber(value);
}
