import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { rsi, rsiPython } from "./rsi";
import {
  D_PERIOD_PARAMETER,
  K_PERIOD_PARAMETER,
  SMOOTH_K_PARAMETER,
  type Stochastic,
  type StochasticPeriods,
  stochastic,
  stochasticPython,
} from "./stochastic";

/**
 * A smaller range of the RSI is rounding noise: while the source does not move, or only rises, each bar changes the last
 * digits of the RSI, and the largest period adds up 2e-11 of them at most.
 */
const RSI_NOISE = 1e-9;

/**
 * Stochastic oscillator of the RSI, 0 to 100; 0 where the RSI does not change. First values at bar `rsiPeriod + k + smoothK + d - 3`. Source: T. Chande
 * and S. Kroll, The New Technical Trader (1994); TA-Lib STOCHRSI, which does not smooth %K (`smoothK` 1).
 */
export function stochRsi(source: Series, rsiPeriod: number, periods: StochasticPeriods): Stochastic {
  const strength = rsi(source, rsiPeriod);
  return stochastic({ high: strength, low: strength, close: strength }, periods, RSI_NOISE);
}

const stochRsiPython: PythonFunction = {
  name: "stoch_rsi",
  uses: [rsiPython, stochasticPython],
  source: `
def stoch_rsi(source, rsi_period, k_period, smooth_k, d_period):
    """Stochastic oscillator of the RSI: %K and its average %D, 0 to 100."""
    strength = rsi(source, rsi_period)
    return stochastic(strength, strength, strength, k_period, smooth_k, d_period, ${RSI_NOISE})
`,
};

export const stochRsiNode: NodeDefinition = {
  name: "stoch_rsi",
  displayName: "Stochastic RSI",
  description:
    "Stochastic oscillator applied to the RSI instead of the price. TA-Lib: STOCHRSI, which corresponds to a %K " +
    "smoothing of 1.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: {
    rsi_period: periodParameter(14, "RSI period", 2),
    k_period: K_PERIOD_PARAMETER,
    smooth_k: SMOOTH_K_PARAMETER,
    d_period: D_PERIOD_PARAMETER,
    source: SOURCE_PARAMETER,
  },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [
    { name: "k", type: "SERIES", description: "%K of the RSI, smoothed, 0 to 100; 0 where the RSI does not change." },
    { name: "d", type: "SERIES", description: "%D: simple moving average of %K, 0 to 100." },
  ],
  warmUp: (params) =>
    numberOf(params, "rsi_period") +
    numberOf(params, "k_period") +
    numberOf(params, "smooth_k") +
    numberOf(params, "d_period") -
    3,
  explain: (params, { source }) =>
    `the ${numberOf(params, "k_period")}-bar stochastic oscillator of the ${numberOf(params, "rsi_period")}-bar RSI ` +
    `of ${source}`,
  evaluate: ({ inputs, params }) => ({
    ...stochRsi(inputs.source!, numberOf(params, "rsi_period"), {
      k: numberOf(params, "k_period"),
      smoothK: numberOf(params, "smooth_k"),
      d: numberOf(params, "d_period"),
    }),
  }),
  python: stochRsiPython,
};
