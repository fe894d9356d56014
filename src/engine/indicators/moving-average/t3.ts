import { numberOf } from "../../nodes/parameters";
import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { averageNode } from "./average-node";
import { ema, emaPython } from "./ema";

/**
 * T3 moving average, in the source's unit. `volumeFactor` ranges from 0 (triple-smoothed EMA) to 1 (DEMA). First value
 * at bar `6 * (period - 1)`. Source: T. Tillson, Smoothing Techniques for More Accurate Signals (1998); TA-Lib T3,
 * rewritten with differences of successive averages, which are exactly 0 where the source is flat.
 */
export function t3(source: Series, period: number, volumeFactor: number): Series {
  const third = ema(ema(ema(source, period), period), period);
  const fourth = ema(third, period);
  const fifth = ema(fourth, period);
  const sixth = ema(fifth, period);
  return third.map((value, bar) => {
    const step = value - fourth[bar]!;
    const nextStep = fourth[bar]! - fifth[bar]!;
    const bend = step - nextStep;
    const twist = bend - (nextStep - (fifth[bar]! - sixth[bar]!));
    return value + volumeFactor * (3 * step + volumeFactor * (3 * bend + volumeFactor * twist));
  });
}

const t3Python: PythonFunction = {
  name: "t3",
  uses: [emaPython],
  source: `
def t3(source, period, volume_factor):
    """T3 moving average, built from six successive EMAs."""
    third = ema(ema(ema(source, period), period), period)
    fourth = ema(third, period)
    fifth = ema(fourth, period)
    sixth = ema(fifth, period)
    result = [nan] * len(source)
    for bar, value in enumerate(third):
        step = value - fourth[bar]
        next_step = fourth[bar] - fifth[bar]
        bend = step - next_step
        twist = bend - (next_step - (fifth[bar] - sixth[bar]))
        slope = 3 * step + volume_factor * (3 * bend + volume_factor * twist)
        result[bar] = value + volume_factor * slope
    return result
`,
};

export const t3Node = averageNode({
  name: "t3",
  displayName: "T3 moving average",
  phrase: "T3 moving average",
  description: "Tillson's smooth moving average with little lag, built from six successive EMAs. TA-Lib: T3.",
  period: 5,
  parameters: {
    volume_factor: {
      type: "number",
      title: "Volume factor",
      description: "Responsiveness from 0 (smooth) to 1 (fast). TA-Lib: optInVFactor.",
      minimum: 0,
      maximum: 1,
      default: 0.7,
    },
  },
  warmUp: (period) => 6 * (period - 1),
  compute: (source, period, params) => t3(source, period, numberOf(params, "volume_factor")),
  python: t3Python,
});
