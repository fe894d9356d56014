import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "../../series/hlc-columns";
import { type Series, unknownSeries } from "../../series/series";
import { trueRange, trueRangePython } from "../volatility/true-range";
import { windowSum, windowSumPython } from "../windows/window-sum";

/** Smaller sums of true ranges count as zero, as in TA-Lib. */
const NO_RANGE = 1e-14;

/**
 * Ultimate oscillator, 0 to 100: buying pressure relative to the true range over three windows with the weights 4, 2
 * and 1; a window without a range counts as 0. First value at bar `long`. Source: L. Williams (1985); TA-Lib ULTOSC.
 */
export function ultimateOscillator(columns: HlcColumns, short: number, medium: number, long: number): Series {
  const range = trueRange(columns);
  const pressure = buyingPressure(columns);
  const [a, b, c] = [short, medium, long].map((period) => {
    const ranges = windowSum(range, period);
    return windowSum(pressure, period).map((sum, bar) => (ranges[bar]! < NO_RANGE ? 0 : sum / ranges[bar]!));
  });
  return range.map((_, bar) => (100 * (4 * a![bar]! + 2 * b![bar]! + c![bar]!)) / 7);
}

function buyingPressure({ high, low, close }: HlcColumns): Series {
  const result = unknownSeries(close.length);
  for (let bar = 1; bar < close.length; bar++) {
    const pressure = close[bar]! - Math.min(low[bar]!, close[bar - 1]!);
    if (Number.isFinite(pressure) && Number.isFinite(high[bar])) result[bar] = pressure;
  }
  return result;
}

const ultimateOscillatorPython: PythonFunction = {
  name: "ultimate_oscillator",
  uses: [trueRangePython, windowSumPython],
  source: `
def ultimate_oscillator(high, low, close, short_period, medium_period, long_period):
    """Ultimate oscillator, 0 to 100: buying pressure relative to the true range."""
    ranges = true_range(high, low, close)
    pressures = [nan] * len(close)
    for bar in range(1, len(close)):
        if isfinite(ranges[bar]) and isfinite(close[bar]):
            pressures[bar] = close[bar] - min(low[bar], close[bar - 1])
    shares = []
    for period in (short_period, medium_period, long_period):
        share = []
        for pressure, reach in zip(window_sum(pressures, period), window_sum(ranges, period)):
            share.append(0.0 if reach < 1e-14 else pressure / reach)
        shares.append(share)
    return [100 * (4 * a + 2 * b + c) / 7 for a, b, c in zip(shares[0], shares[1], shares[2])]
`,
};

export const ultimateOscillatorNode: NodeDefinition = {
  name: "ultimate_oscillator",
  displayName: "Ultimate oscillator",
  description:
    "Weighted average of buying pressure relative to the true range over three periods (weights 4, 2, 1). " +
    "TA-Lib: ULTOSC.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: {
    short_period: periodParameter(7, "Short period"),
    medium_period: periodParameter(14, "Medium period"),
    long_period: periodParameter(28, "Long period"),
  },
  rules: [
    {
      parameters: ["short_period", "medium_period", "long_period"],
      holds: (params) =>
        numberOf(params, "short_period") < numberOf(params, "medium_period") &&
        numberOf(params, "medium_period") < numberOf(params, "long_period"),
      message: "short_period must be below medium_period, and medium_period below long_period",
    },
  ],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [valuePort("0 to 100.")],
  warmUp: (params) => numberOf(params, "long_period"),
  explain: (params) =>
    `the ultimate oscillator (${numberOf(params, "short_period")}, ${numberOf(params, "medium_period")}, ` +
    `${numberOf(params, "long_period")})`,
  evaluate: ({ columns, params }) => ({
    value: ultimateOscillator(
      hlcColumnsOf(columns),
      numberOf(params, "short_period"),
      numberOf(params, "medium_period"),
      numberOf(params, "long_period"),
    ),
  }),
  python: ultimateOscillatorPython,
};
