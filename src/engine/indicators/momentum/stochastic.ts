import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "../../series/hlc-columns";
import type { Series } from "../../series/series";
import { sma, smaPython } from "../moving-average/sma";
import { stochasticPosition, stochasticPositionPython } from "./stochastic-position";
import { whereKnown, whereKnownPython } from "./where-known";

/** Periods in bars of the high-low range, of the smoothing of %K, and of %D, the average of %K. */
export interface StochasticPeriods {
  readonly k: number;
  readonly smoothK: number;
  readonly d: number;
}

/** The lines %K and %D, each 0 to 100. */
export interface Stochastic {
  readonly k: Series;
  readonly d: Series;
}

/**
 * Slow stochastic oscillator. Both lines start at bar `k + smoothK + d - 3`. Source: G. Lane; TA-Lib STOCH with
 * simple moving averages. A range of at most `noise` counts as flat; the prices of a share have none.
 */
export function stochastic(columns: HlcColumns, periods: StochasticPeriods, noise = 0): Stochastic {
  const k = sma(stochasticPosition(columns, periods.k, noise), periods.smoothK);
  const d = sma(k, periods.d);
  return { k: whereKnown(k, d), d };
}

export const stochasticPython: PythonFunction = {
  name: "stochastic",
  uses: [stochasticPositionPython, smaPython, whereKnownPython],
  source: `
def stochastic(high, low, close, k_period, smooth_k, d_period, noise=0.0):
    """Slow stochastic oscillator: %K and its average %D, 0 to 100."""
    k = sma(stochastic_position(high, low, close, k_period, noise), smooth_k)
    d = sma(k, d_period)
    return where_known(k, d), d
`,
};

export const K_PERIOD_PARAMETER = periodParameter(14, "%K period", 1, "Number of bars in the high-low range.");
export const SMOOTH_K_PARAMETER = periodParameter(
  3,
  "%K smoothing",
  1,
  "Period of the average that smooths %K, in bars.",
);
export const D_PERIOD_PARAMETER = periodParameter(
  3,
  "%D period",
  1,
  "Period of %D, the moving average of %K, in bars.",
);

export const stochasticNode: NodeDefinition = {
  name: "stochastic",
  displayName: "Stochastic oscillator",
  description:
    "Position of the close in the high-low range of the last bars, smoothed, with a signal line. TA-Lib: STOCH.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: {
    k_period: K_PERIOD_PARAMETER,
    smooth_k: SMOOTH_K_PARAMETER,
    d_period: D_PERIOD_PARAMETER,
  },
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [
    { name: "k", type: "SERIES", description: "%K, smoothed, 0 to 100; 0 where high and low are equal." },
    { name: "d", type: "SERIES", description: "%D: simple moving average of %K, 0 to 100." },
  ],
  warmUp: (params) => numberOf(params, "k_period") + numberOf(params, "smooth_k") + numberOf(params, "d_period") - 3,
  explain: (params) =>
    `the stochastic oscillator (${numberOf(params, "k_period")}, ${numberOf(params, "smooth_k")}, ` +
    `${numberOf(params, "d_period")})`,
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
    """Fast stochastic oscillator: unsmoothed %K and its average %D, 0 to 100."""
    return stochastic(high, low, close, k_period, 1, d_period)
`,
};

export const stochasticFastNode: NodeDefinition = {
  name: "stochastic_fast",
  displayName: "Fast stochastic oscillator",
  description:
    "Position of the close in the high-low range of the last bars, unsmoothed, with a signal line. TA-Lib: STOCHF.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: { k_period: K_PERIOD_PARAMETER, d_period: D_PERIOD_PARAMETER },
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [
    { name: "k", type: "SERIES", description: "%K, 0 to 100; 0 where high and low are equal." },
    { name: "d", type: "SERIES", description: "%D: simple moving average of %K, 0 to 100." },
  ],
  warmUp: (params) => numberOf(params, "k_period") + numberOf(params, "d_period") - 2,
  explain: (params) =>
    `the fast stochastic oscillator (${numberOf(params, "k_period")}, ${numberOf(params, "d_period")})`,
  evaluate: ({ columns, params }) => ({
    ...stochastic(hlcColumnsOf(columns), {
      k: numberOf(params, "k_period"),
      smoothK: 1,
      d: numberOf(params, "d_period"),
    }),
  }),
  python: stochasticFastPython,
};
