import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf, type ParameterRule, type ParameterSchema } from "../../nodes/parameters";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import { type Series, unknownSeries } from "../../series/series";

/** Acceleration factor of the stop: its initial value, which is also the increment, and its maximum. */
export interface Acceleration {
  readonly step: number;
  readonly maximum: number;
}

/**
 * Parabolic stop and reverse, in the price currency: below the prices in an uptrend, above them in a downtrend. First
 * value at bar 1. Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib SAR, including its
 * start. Bars without a high or low are skipped.
 *
 * A downtrend is computed as an uptrend of the negated prices: `side` is 1 or -1, and `stop` and `extreme` are
 * multiplied by `side`.
 */
export function parabolicSar(high: Series, low: Series, { step, maximum }: Acceleration): Series {
  const result = unknownSeries(high.length);
  const first = Math.min(step, maximum);
  let side = 1;
  const near = (bar: number): number => (side > 0 ? low[bar]! : -high[bar]!);
  const far = (bar: number): number => (side > 0 ? high[bar]! : -low[bar]!);
  let before = -1;
  let isStarted = false;
  let stop = 0;
  let extreme = 0;
  let speed = first;
  for (let bar = 0; bar < high.length; bar++) {
    if (!Number.isFinite(high[bar]! - low[bar]!)) continue;
    const last = isStarted ? before : bar;
    if (!isStarted && before >= 0) {
      const fall = low[before]! - low[bar]!;
      side = fall > 0 && fall > high[bar]! - high[before]! ? -1 : 1;
      stop = near(before);
      extreme = far(bar);
      isStarted = true;
    }
    before = bar;
    if (!isStarted) continue;
    if (near(bar) <= stop) {
      side = -side;
      stop = Math.min(-extreme, near(last), near(bar));
      extreme = far(bar);
      speed = first;
    } else if (far(bar) > extreme) {
      extreme = far(bar);
      speed = Math.min(speed + step, maximum);
    }
    result[bar] = side * stop;
    stop = Math.min(stop + speed * (extreme - stop), near(last), near(bar));
  }
  return result;
}

const parabolicSarPython: PythonFunction = {
  name: "parabolic_sar",
  uses: [],
  source: `
def near(high, low, side, bar):
    """Low of a bar in an uptrend, negated high in a downtrend."""
    return low[bar] if side > 0 else -high[bar]


def far(high, low, side, bar):
    """High of a bar in an uptrend, negated low in a downtrend."""
    return high[bar] if side > 0 else -low[bar]


def parabolic_sar(high, low, step, maximum):
    """Parabolic SAR; a downtrend is computed as an uptrend of the negated prices."""
    result = [nan] * len(high)
    first = min(step, maximum)
    side = 1
    before = -1
    started = False
    stop = 0.0
    extreme = 0.0
    speed = first
    for bar in range(len(high)):
        if not isfinite(high[bar] - low[bar]):
            continue
        last = before if started else bar
        if not started and before >= 0:
            fall = low[before] - low[bar]
            side = -1 if fall > 0 and fall > high[bar] - high[before] else 1
            stop = near(high, low, side, before)
            extreme = far(high, low, side, bar)
            started = True
        before = bar
        if not started:
            continue
        if near(high, low, side, bar) <= stop:
            side = -side
            stop = min(-extreme, near(high, low, side, last), near(high, low, side, bar))
            extreme = far(high, low, side, bar)
            speed = first
        elif far(high, low, side, bar) > extreme:
            extreme = far(high, low, side, bar)
            speed = min(speed + step, maximum)
        result[bar] = side * stop
        following = stop + speed * (extreme - stop)
        stop = min(following, near(high, low, side, last), near(high, low, side, bar))
    return result
`,
};

function factorParameter(title: string, description: string, factor: number): ParameterSchema {
  return { type: "number", title, description, minimum: 0.001, maximum: 1, default: factor };
}

const STEP_BELOW_MAXIMUM: ParameterRule = {
  parameters: ["step", "maximum"],
  holds: (params) => numberOf(params, "step") <= numberOf(params, "maximum"),
  message: "step must not exceed maximum",
};

export const parabolicSarNode: NodeDefinition = {
  name: "parabolic_sar",
  displayName: "Parabolic SAR",
  description: "Parabolic stop and reverse: a trailing stop that accelerates with the trend. TA-Lib: SAR.",
  nodeType: "INDICATOR",
  category: "TREND",
  version: "1.0.0",
  parameters: {
    step: factorParameter("Step", "Initial acceleration factor and its increment at each new extreme price.", 0.02),
    maximum: factorParameter("Maximum", "Maximum acceleration factor.", 0.2),
  },
  rules: [STEP_BELOW_MAXIMUM],
  columns: ["high", "low"],
  inputs: [],
  outputs: [valuePort("Stop price, in the price currency: below the prices in an uptrend, above them in a downtrend.")],
  warmUp: () => 1,
  explain: (params) => `the parabolic SAR (${numberOf(params, "step")}, ${numberOf(params, "maximum")})`,
  evaluate: ({ columns, params }) => ({
    value: parabolicSar(columns.column("high"), columns.column("low"), {
      step: numberOf(params, "step"),
      maximum: numberOf(params, "maximum"),
    }),
  }),
  python: parabolicSarPython,
};
