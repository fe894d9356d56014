import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "../../series/hlc-columns";
import type { Series } from "../../series/series";
import { naturalLogarithm, naturalLogarithmPython } from "../math/natural-logarithm";
import { trueRange, trueRangePython } from "../volatility/true-range";
import { highest, highestPython, lowest, lowestPython } from "../windows/highest-lowest";
import { windowSum, windowSumPython } from "../windows/window-sum";

/**
 * Choppiness index, from about 0 in a strong trend to 100 in a sideways market: the sum of the true ranges relative to
 * the high-low range of the period, on a logarithmic scale; unknown where the range is 0. First value at bar `period`.
 * Source: E. W. Dreiss.
 */
export function choppiness(columns: HlcColumns, period: number): Series {
  const top = highest(columns.high, period);
  const bottom = lowest(columns.low, period);
  const scale = naturalLogarithm(period);
  return windowSum(trueRange(columns), period).map((rangeSum, bar) => {
    const distance = top[bar]! - bottom[bar]!;
    return rangeSum > 0 && distance > 0 ? (100 * naturalLogarithm(rangeSum / distance)) / scale : Number.NaN;
  });
}

const choppinessPython: PythonFunction = {
  name: "choppiness",
  uses: [highestPython, lowestPython, naturalLogarithmPython, trueRangePython, windowSumPython],
  source: `
def choppiness(high, low, close, period):
    """Choppiness index: sum of the true ranges relative to the high-low range."""
    ways = window_sum(true_range(high, low, close), period)
    scale = natural_logarithm(period)
    result = [nan] * len(close)
    for bar, (top, bottom) in enumerate(zip(highest(high, period), lowest(low, period))):
        distance = top - bottom
        if ways[bar] > 0 and distance > 0:
            result[bar] = 100 * natural_logarithm(ways[bar] / distance) / scale
    return result
`,
};

export const choppinessNode: NodeDefinition = {
  name: "choppiness",
  displayName: "Choppiness index",
  description: "Shows whether the market is trending (low values) or moving sideways (high values).",
  nodeType: "INDICATOR",
  category: "TREND",
  version: "1.0.0",
  parameters: { period: periodParameter(14, "Period", 2) },
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [valuePort("About 0 in a strong trend to 100 in a sideways market; unknown where the price range is 0.")],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params) => `the ${numberOf(params, "period")}-bar choppiness index`,
  evaluate: ({ columns, params }) => ({ value: choppiness(hlcColumnsOf(columns), numberOf(params, "period")) }),
  python: choppinessPython,
};
