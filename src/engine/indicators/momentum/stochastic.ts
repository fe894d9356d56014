import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "../../series/hlc-columns";
import type { Series } from "../../series/series";
import { sma, smaPython } from "../moving-average/sma";
import { stochasticPosition, stochasticPositionPython } from "./stochastic-position";
import { whereKnown, whereKnownPython } from "./where-known";

/** Bars of the range, of the smoothing of %K, and of the mean of %K that is %D. */
export interface StochasticPeriods {
  readonly k: number;
  readonly smoothK: number;
  readonly d: number;
}

/** Two lines from 0 to 100. */
export interface Stochastic {
  readonly k: Series;
  readonly d: Series;
}

/**
 * Slow stochastic oscillator. Both lines start together, at bar `k + smoothK + d - 3`. Source: G. Lane; TA-Lib STOCH with
 * simple averages.
 */
export function stochastic(columns: HlcColumns, periods: StochasticPeriods): Stochastic {
  const k = sma(stochasticPosition(columns, periods.k), periods.smoothK);
  const d = sma(k, periods.d);
  return { k: whereKnown(k, d), d };
}

export const stochasticPython: PythonFunction = {
  name: "stochastic",
  uses: [stochasticPositionPython, smaPython, whereKnownPython],
  source: `
def stochastic(high, low, close, k_period, smooth_k, d_period):
    """Slow stochastic oscillator: %K and its mean %D, 0 to 100."""
    k = sma(stochastic_position(high, low, close, k_period), smooth_k)
    d = sma(k, d_period)
    return where_known(k, d), d
`,
};

export const stochasticNode: NodeDefinition = {
  name: "stochastic",
  displayName: "Stochastic oscillator",
  description: "Where the close lies in the range of the last bars, smoothed, with its mean. TA-Lib: STOCH.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: {
    k_period: periodParameter(14, "%K period"),
    smooth_k: periodParameter(3, "%K smoothing"),
    d_period: periodParameter(3, "%D period"),
  },
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [
    { name: "k", type: "SERIES", description: "Smoothed %K, 0 to 100; 0 where the range is flat." },
    { name: "d", type: "SERIES", description: "Mean of %K, 0 to 100." },
  ],
  warmUp: (params) => numberOf(params, "k_period") + numberOf(params, "smooth_k") + numberOf(params, "d_period") - 3,
  explain: (params) =>
    `the stochastic oscillator of ${numberOf(params, "k_period")} bars, smoothed over ` +
    `${numberOf(params, "smooth_k")} and ${numberOf(params, "d_period")}`,
  evaluate: ({ columns, params }) => ({
    ...stochastic(hlcColumnsOf(columns), {
      k: numberOf(params, "k_period"),
      smoothK: numberOf(params, "smooth_k"),
      d: numberOf(params, "d_period"),
    }),
  }),
  python: stochasticPython,
};

const stochasticFastPython: PythonFunction = {
  name: "stochastic_fast",
  uses: [stochasticPython],
  source: `
def stochastic_fast(high, low, close, k_period, d_period):
    """Fast stochastic oscillator: %K as it is and its mean %D, 0 to 100."""
    return stochastic(high, low, close, k_period, 1, d_period)
`,
};

export const stochasticFastNode: NodeDefinition = {
  name: "stochastic_fast",
  displayName: "Fast stochastic oscillator",
  description: "Where the close lies in the range of the last bars, with its mean. TA-Lib: STOCHF.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: { k_period: periodParameter(14, "%K period"), d_period: periodParameter(3, "%D period") },
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [
    { name: "k", type: "SERIES", description: "%K, 0 to 100; 0 where the range is flat." },
    { name: "d", type: "SERIES", description: "Mean of %K, 0 to 100." },
  ],
  warmUp: (params) => numberOf(params, "k_period") + numberOf(params, "d_period") - 2,
  explain: (params) =>
    `the fast stochastic oscillator of ${numberOf(params, "k_period")} bars with a mean of ` +
    `${numberOf(params, "d_period")}`,
  evaluate: ({ columns, params }) => ({
    ...stochastic(hlcColumnsOf(columns), {
      k: numberOf(params, "k_period"),
      smoothK: 1,
      d: numberOf(params, "d_period"),
    }),
  }),
  python: stochasticFastPython,
};
