import { findStrategy } from "../built-in-strategies";
import { evaluateFlow, type FlowSignals } from "../flow/evaluate-flow";
import { flowStrategy } from "../flow/flow-strategy";
import type { FlowPlan } from "../flow/plan/flow-plan";
import { parseBars } from "../series/parse-bars";
import { withScratchBuffers } from "../series/scratch-buffers";
import type { Strategy } from "../strategies/strategy";
import { evaluateTicker, type TickerReport } from "./evaluate-ticker";
import type { SignalsTask, StrategyText, TickersTask } from "./evaluation-tasks";
import { restorePlan } from "./plan-text";

/** The functions of this file are called on the evaluation threads, with data that was sent to them. */

/** Chunks of a few runs alternate on a thread; each restores its plan once. */
const MAX_KEPT_STRATEGIES = 8;
/** Strategies by the text of their plan, oldest first. */
const strategies = new Map<string, Strategy>();

/** Evaluates the tickers one after the other. */
export function evaluateTickers({ strategy: text, options, benchmark, tickers }: TickersTask): TickerReport[] {
  const strategy = strategyOf(text);
  const all = { ...options, benchmark: benchmark === undefined ? null : parseBars(benchmark) };
  return tickers.map(({ ticker, bars }) => evaluateTicker(ticker, parseBars(bars), strategy, all));
}

/** Returns the signals of a flow on every bar. */
export function evaluateSignals({ plan, bars }: SignalsTask): FlowSignals {
  return withScratchBuffers(() => evaluateFlow(restorePlan(plan), bars, { keepsSeries: false }).signals);
}

function strategyOf(text: StrategyText): Strategy {
  if ("plan" in text) return strategyOfPlan(text.plan);
  const strategy = findStrategy(text.builtIn);
  if (strategy === undefined) throw new Error(`There is no strategy "${text.builtIn}".`);
  return strategy;
}

function strategyOfPlan(text: string): Strategy {
  const kept = strategies.get(text);
  if (kept !== undefined) return kept;
  const strategy = ofPlan(restorePlan(text));
  strategies.set(text, strategy);
  const [oldest] = strategies.keys();
  if (strategies.size > MAX_KEPT_STRATEGIES && oldest !== undefined) strategies.delete(oldest);
  return strategy;
}

function ofPlan(plan: FlowPlan): Strategy {
  // Reports do not contain the code or the name of a strategy.
  return flowStrategy(plan, { code: "", name: "" });
}
