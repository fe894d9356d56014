import { FAST_BELOW_SLOW, fastAndSlowParameters } from "../../nodes/fast-below-slow";
import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT } from "../../nodes/source-port";
import { type Series, unknownSeries } from "../../series/series";
import { emaPython } from "../moving-average/ema";
import { checkPeriod } from "../windows/check-period";

/** Periods in bars of the two averages and of the signal line; fast is below slow. */
export interface MacdPeriods {
  readonly fast: number;
  readonly slow: number;
  readonly signal: number;
}

/** Three series in the source's unit. */
export interface Macd {
  readonly macd: Series;
  readonly signal: Series;
  readonly histogram: Series;
}

export const DEFAULT_MACD_PERIODS: MacdPeriods = { fast: 12, slow: 26, signal: 9 };

/**
 * Moving average convergence/divergence. All three series start together, at bar `slow + signal - 2` (33 for 12/26/9).
 * Source: TA-Lib MACD, where the fast average is seeded with the mean of the `fast` bars that end at the first slow
 * value.
 * @throws RangeError unless fast < slow.
 */
export function macd(source: Series, periods: MacdPeriods = DEFAULT_MACD_PERIODS): Macd {
  const { fast, slow, signal: signalPeriod } = periods;
  checkPeriod(fast, "fast");
  checkPeriod(slow, "slow");
  checkPeriod(signalPeriod, "signal");
  if (fast >= slow) throw new RangeError(`fast (${fast}) must be below slow (${slow})`);
  const result = {
    macd: unknownSeries(source.length),
    signal: unknownSeries(source.length),
    histogram: unknownSeries(source.length),
  };
  const fastWeight = 2 / (fast + 1);
  const slowWeight = 2 / (slow + 1);
  const signalWeight = 2 / (signalPeriod + 1);
  let held = 0;
  let fastMean = 0;
  let slowMean = 0;
  let signal = 0;
  for (let bar = 0; bar < source.length; bar++) {
    const value = source[bar]!;
    if (!Number.isFinite(value)) continue;
    held += 1;
    const heldByFast = held - slow + fast;
    const heldBySignal = held - slow + 1;
    slowMean += (value - slowMean) * (held <= slow ? 1 / held : slowWeight);
    if (heldByFast < 1) continue;
    fastMean += (value - fastMean) * (heldByFast <= fast ? 1 / heldByFast : fastWeight);
    if (heldBySignal < 1) continue;
    const line = fastMean - slowMean;
    signal += (line - signal) * (heldBySignal <= signalPeriod ? 1 / heldBySignal : signalWeight);
    if (heldBySignal < signalPeriod) continue;
    result.macd[bar] = line;
    result.signal[bar] = signal;
    result.histogram[bar] = line - signal;
  }
  return result;
}

const macdPython: PythonFunction = {
  name: "macd",
  uses: [emaPython],
  source: `
def macd(source, fast_period, slow_period, signal_period):
    """Moving average convergence/divergence: MACD line, signal line and histogram."""
    fast = ema(source, fast_period, slow_period - fast_period)
    slow = ema(source, slow_period)
    line = [short - long for short, long in zip(fast, slow)]
    signal = ema(line, signal_period)
    shown = [nan if isnan(mean) else value for value, mean in zip(line, signal)]
    histogram = [value - mean for value, mean in zip(line, signal)]
    return shown, signal, histogram
`,
};

export const macdNode: NodeDefinition = {
  name: "macd",
  displayName: "MACD",
  description:
    "Moving average convergence/divergence: fast EMA minus slow EMA, with a signal line and a histogram. TA-Lib: MACD.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: {
    ...fastAndSlowParameters(12, 26),
    signal_period: periodParameter(9, "Signal period", 1, "Period of the signal line in bars."),
    source: SOURCE_PARAMETER,
  },
  rules: [FAST_BELOW_SLOW],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [
    { name: "macd", type: "SERIES", description: "MACD line: fast EMA minus slow EMA, in the source's unit." },
    { name: "signal", type: "SERIES", description: "Signal line: EMA of the MACD line." },
    { name: "histogram", type: "SERIES", description: "MACD line minus signal line." },
  ],
  warmUp: (params) => numberOf(params, "slow_period") + numberOf(params, "signal_period") - 2,
  explain: (params, { source }) => {
    const periods = ["fast_period", "slow_period", "signal_period"].map((name) => numberOf(params, name));
    return `the MACD (${periods.join(", ")}) of ${source}`;
  },
  evaluate: ({ inputs, params }) => ({
    ...macd(inputs.source!, {
      fast: numberOf(params, "fast_period"),
      slow: numberOf(params, "slow_period"),
      signal: numberOf(params, "signal_period"),
    }),
  }),
  python: macdPython,
};
