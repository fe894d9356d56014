import { flowSteps } from "../../../engine/flow/flow-cost";
import type { FlowPlan } from "../../../engine/flow/plan/flow-plan";
import type { Bars } from "../../../engine/series/bars";
import { dryRunBars } from "./dry-run-bars";

/** CPU time that a validator takes for each step of the flow, at most; a test holds the nodes to it. */
const MS_PER_STEP = 0.00125;
/** CPU time that it takes for each bar of a flow without nodes. */
const MS_PER_BAR = 0.06;
/** Part of the time limit for the run; the rest is for the inspection and for slower machines. */
const SHARE_OF_LIMIT = 0.6;
/** Bars after the warm-up in the shortest proof, if the sample is long enough: a quarter of a year. */
const MIN_BARS_AFTER_WARM_UP = 63;

/**
 * The bars that the code of a flow is run over: those of its dry run, or as many of the first ones as it can be expected
 * to compute within the time limit. A quarter after the warm-up is never left out.
 */
export function proofBars(plan: FlowPlan, limitMs: number): { readonly symbol: string; readonly bars: Bars } {
  const { symbol, bars } = dryRunBars(plan.warmUpBars);
  const affordable = Math.floor((SHARE_OF_LIMIT * limitMs) / (flowSteps(plan) * MS_PER_STEP + MS_PER_BAR));
  return { symbol, bars: firstBars(bars, Math.max(affordable, plan.warmUpBars + MIN_BARS_AFTER_WARM_UP)) };
}

function firstBars({ dates, open, high, low, close, volume }: Bars, length: number): Bars {
  const first = (column: Float64Array) => column.slice(0, length);
  return {
    dates: dates.slice(0, length),
    open: first(open),
    high: first(high),
    low: first(low),
    close: first(close),
    volume: first(volume),
  };
}
