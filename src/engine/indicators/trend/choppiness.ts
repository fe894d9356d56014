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
 * Choppiness index, 0 in a straight trend to 100: the way the price went, against the distance from the lowest low to the
 * highest high, on a logarithmic scale; unknown where there is no range. First value at bar `period`.
 * Source: E. W. Dreiss.
 */
export function choppiness(columns: HlcColumns, period: number): Series {
  const top = highest(columns.high, period);
  const bottom = lowest(columns.low, period);
  const scale = naturalLogarithm(period);
  return windowSum(trueRange(columns), period).map((way, bar) => {
    const distance = top[bar]! - bottom[bar]!;
    return way > 0 && distance > 0 ? (100 * naturalLogarithm(way / distance)) / scale : Number.NaN;
  });
}

const choppinessPython: PythonFunction = {
  name: "choppiness",
  uses: [highestPython, lowestPython, naturalLogarithmPython, trueRangePython, windowSumPython],
  source: `
def choppiness(high, low, close, period):
    """Choppiness index: the way the price went against the distance it made."""
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
  description: "The way the price went against the distance it made: low in a trend, high in a sideways market.",
  nodeType: "INDICATOR",
  category: "TREND",
  version: "1.0.0",
  parameters: { period: periodParameter(14, "Period", 2) },
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [valuePort("About 0 in a straight trend to 100; unknown where there is no range.")],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params) => `the ${numberOf(params, "period")}-bar choppiness index`,
  evaluate: ({ columns, params }) => ({ value: choppiness(hlcColumnsOf(columns), numberOf(params, "period")) }),
  python: choppinessPython,
};
