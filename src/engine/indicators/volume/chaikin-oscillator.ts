import { FAST_BELOW_SLOW } from "../../nodes/fast-below-slow";
import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import type { HlcvColumns } from "../../series/hlcv-columns";
import { HLCV_COLUMNS, hlcvColumnsOf } from "../../series/hlcv-columns";
import { type Series, unknownSeries } from "../../series/series";
import { adl, adlPython } from "./adl";

/**
 * Fast EMA minus slow EMA of the accumulation/distribution line, in shares. First value at bar `slow - 1`. Source:
 * M. Chaikin; TA-Lib ADOSC, whose averages are seeded with the first value of the line rather than with a mean.
 */
export function chaikinOscillator(columns: HlcvColumns, fast: number, slow: number): Series {
  const line = adl(columns);
  const result = unknownSeries(line.length);
  let held = 0;
  let fastMean = 0;
  let slowMean = 0;
  for (let bar = 0; bar < line.length; bar++) {
    const value = line[bar]!;
    if (Number.isNaN(value)) continue;
    held += 1;
    fastMean = held === 1 ? value : fastMean + (value - fastMean) * (2 / (fast + 1));
    slowMean = held === 1 ? value : slowMean + (value - slowMean) * (2 / (slow + 1));
    if (held >= slow) result[bar] = fastMean - slowMean;
  }
  return result;
}

const chaikinOscillatorPython: PythonFunction = {
  name: "chaikin_oscillator",
  uses: [adlPython],
  source: `
def chaikin_oscillator(high, low, close, volume, fast_period, slow_period):
    """Fast EMA minus slow EMA of the accumulation/distribution line."""
    result = [nan] * len(close)
    held = 0
    fast = 0.0
    slow = 0.0
    for bar, value in enumerate(adl(high, low, close, volume)):
        if isnan(value):
            continue
        held += 1
        fast = value if held == 1 else fast + (value - fast) * (2 / (fast_period + 1))
        slow = value if held == 1 else slow + (value - slow) * (2 / (slow_period + 1))
        if held >= slow_period:
            result[bar] = fast - slow
    return result
`,
};

export const chaikinOscillatorNode: NodeDefinition = {
  name: "chaikin_oscillator",
  displayName: "Chaikin oscillator",
  description: "Difference between a fast and a slow EMA of the accumulation/distribution line. TA-Lib: ADOSC.",
  nodeType: "INDICATOR",
  category: "VOLUME",
  version: "1.0.0",
  parameters: {
    fast_period: periodParameter(3, "Fast period", 2),
    slow_period: periodParameter(10, "Slow period", 2),
  },
  rules: [FAST_BELOW_SLOW],
  columns: HLCV_COLUMNS,
  inputs: [],
  outputs: [valuePort("Fast EMA minus slow EMA, in shares.")],
  warmUp: (params) => numberOf(params, "slow_period") - 1,
  explain: (params) =>
    `the Chaikin oscillator (${numberOf(params, "fast_period")}, ${numberOf(params, "slow_period")})`,
  evaluate: ({ columns, params }) => ({
    value: chaikinOscillator(hlcvColumnsOf(columns), numberOf(params, "fast_period"), numberOf(params, "slow_period")),
  }),
  python: chaikinOscillatorPython,
};
