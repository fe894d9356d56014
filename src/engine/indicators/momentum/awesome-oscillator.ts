import { FAST_BELOW_SLOW } from "../../nodes/fast-below-slow";
import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { sma, smaPython } from "../moving-average/sma";

/**
 * Fast minus slow simple moving average of the median price (high + low) / 2, in the price currency. First value at bar
 * `slow - 1`.
 * Source: B. Williams, New Trading Dimensions (1998).
 */
export function awesomeOscillator(medianPrice: Series, fast: number, slow: number): Series {
  const slowMean = sma(medianPrice, slow);
  return sma(medianPrice, fast).map((mean, bar) => mean - slowMean[bar]!);
}

const awesomeOscillatorPython: PythonFunction = {
  name: "awesome_oscillator",
  uses: [smaPython],
  source: `
def awesome_oscillator(hl2, fast_period, slow_period):
    """Fast minus slow simple moving average of the median price."""
    return [fast - slow for fast, slow in zip(sma(hl2, fast_period), sma(hl2, slow_period))]
`,
};

export const awesomeOscillatorNode: NodeDefinition = {
  name: "awesome_oscillator",
  displayName: "Awesome oscillator",
  description: "Difference between a fast and a slow simple moving average of the median price, (high + low) / 2.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: {
    fast_period: periodParameter(5, "Fast period"),
    slow_period: periodParameter(34, "Slow period", 2),
  },
  rules: [FAST_BELOW_SLOW],
  columns: ["hl2"],
  inputs: [],
  outputs: [valuePort("Fast average minus slow average, in the price currency.")],
  warmUp: (params) => numberOf(params, "slow_period") - 1,
  explain: (params) =>
    `the awesome oscillator (${numberOf(params, "fast_period")}, ${numberOf(params, "slow_period")})`,
  evaluate: ({ columns, params }) => ({
    value: awesomeOscillator(columns.column("hl2"), numberOf(params, "fast_period"), numberOf(params, "slow_period")),
  }),
  python: awesomeOscillatorPython,
};
