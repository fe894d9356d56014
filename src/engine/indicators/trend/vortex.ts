import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "../../series/hlc-columns";
import type { Series } from "../../series/series";
import { previous, previousPython } from "../math/previous";
import { trueRange, trueRangePython } from "../volatility/true-range";
import { windowSum, windowSumPython } from "../windows/window-sum";

export interface Vortex {
  readonly plus: Series;
  readonly minus: Series;
}

/**
 * Vortex indicator: upward and downward movement relative to the true range; unknown where the range is 0. First values
 * at bar `period`. Source: E. Botes and D. Siepman, The Vortex Indicator (2010).
 */
export function vortex(columns: HlcColumns, period: number): Vortex {
  const { high, low } = columns;
  const [previousHigh, previousLow] = [previous(high, 1), previous(low, 1)];
  const ranges = windowSum(trueRange(columns), period);
  const relative = (movement: Series): Series =>
    windowSum(movement, period).map((sum, bar) => (ranges[bar]! > 0 ? sum / ranges[bar]! : Number.NaN));
  return {
    plus: relative(high.map((value, bar) => Math.abs(value - previousLow[bar]!))),
    minus: relative(low.map((value, bar) => Math.abs(value - previousHigh[bar]!))),
  };
}

const vortexPython: PythonFunction = {
  name: "vortex",
  uses: [previousPython, trueRangePython, windowSumPython],
  source: `
def vortex(high, low, close, period):
    """Vortex indicator: upward and downward movement relative to the true range."""
    ranges = window_sum(true_range(high, low, close), period)
    ups = [abs(value - before) for value, before in zip(high, previous(low, 1))]
    downs = [abs(value - before) for value, before in zip(low, previous(high, 1))]
    lines = []
    for reaches in (window_sum(ups, period), window_sum(downs, period)):
        lines.append([part / whole if whole > 0 else nan for part, whole in zip(reaches, ranges)])
    return lines[0], lines[1]
`,
};

export const vortexNode: NodeDefinition = {
  name: "vortex",
  displayName: "Vortex indicator",
  description: "Upward (+VI) and downward (-VI) trend movement relative to the true range.",
  nodeType: "INDICATOR",
  category: "TREND",
  version: "1.0.0",
  parameters: { period: periodParameter(14) },
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [
    { name: "plus", type: "SERIES", description: "Positive vortex indicator (+VI)." },
    { name: "minus", type: "SERIES", description: "Negative vortex indicator (-VI)." },
  ],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params) => `the ${numberOf(params, "period")}-bar vortex indicator`,
  evaluate: ({ columns, params }) => ({ ...vortex(hlcColumnsOf(columns), numberOf(params, "period")) }),
  python: vortexPython,
};
