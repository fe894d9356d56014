import type { NodeDefinition } from "../../nodes/node-definition";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "../../series/hlc-columns";
import { type Series, unknownSeries } from "../../series/series";

/**
 * True range: the range of a bar, extended to the previous close, in the price currency. First value at bar 1.
 * Source: Wilder (1978); TA-Lib TRANGE.
 */
export function trueRange({ high, low, close }: HlcColumns): Series {
  const result = unknownSeries(close.length);
  for (let bar = 1; bar < close.length; bar++) {
    const before = close[bar - 1]!;
    const range = Math.max(high[bar]!, before) - Math.min(low[bar]!, before);
    if (Number.isFinite(range)) result[bar] = range;
  }
  return result;
}

export const trueRangePython: PythonFunction = {
  name: "true_range",
  uses: [],
  source: `
def true_range(high, low, close):
    """True range: the range of a bar, extended to the previous close."""
    result = [nan] * len(close)
    for bar in range(1, len(close)):
        before = close[bar - 1]
        if isfinite(high[bar]) and isfinite(low[bar]) and isfinite(before):
            result[bar] = max(high[bar], before) - min(low[bar], before)
    return result
`,
};

export const trueRangeNode: NodeDefinition = {
  name: "true_range",
  displayName: "True range",
  description: "Range of a bar, including the gap from the previous close. TA-Lib: TRANGE.",
  nodeType: "INDICATOR",
  category: "VOLATILITY",
  version: "1.0.0",
  parameters: {},
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [valuePort("True range, in the price currency.")],
  warmUp: () => 1,
  explain: () => "the true range",
  evaluate: ({ columns }) => ({ value: trueRange(hlcColumnsOf(columns)) }),
  python: trueRangePython,
};
