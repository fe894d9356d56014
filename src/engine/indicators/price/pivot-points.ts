import type { NodeDefinition } from "../../nodes/node-definition";
import type { PythonFunction } from "../../nodes/python-function";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "../../series/hlc-columns";
import { type Series, unknownSeries } from "../../series/series";

export interface PivotPoints {
  readonly pivot: Series;
  readonly r1: Series;
  readonly s1: Series;
  readonly r2: Series;
  readonly s2: Series;
  readonly r3: Series;
  readonly s3: Series;
}

/**
 * Floor traders' pivot points of the previous bar, in the price currency: the typical price, three resistance and three
 * support levels. First values at bar 1. Source: the classic formulas, as in TradingView's "Traditional" type without
 * its fourth and fifth levels.
 */
export function pivotPoints({ high, low, close }: HlcColumns): PivotPoints {
  const unknown = () => unknownSeries(close.length);
  const [pivot, r1, s1] = [unknown(), unknown(), unknown()];
  const [r2, s2, r3, s3] = [unknown(), unknown(), unknown(), unknown()];
  for (let bar = 1; bar < close.length; bar++) {
    const [top, bottom] = [high[bar - 1]!, low[bar - 1]!];
    const middle = (top + bottom + close[bar - 1]!) / 3;
    if (!Number.isFinite(middle)) continue;
    pivot[bar] = middle;
    r1[bar] = 2 * middle - bottom;
    s1[bar] = 2 * middle - top;
    r2[bar] = middle + (top - bottom);
    s2[bar] = middle - (top - bottom);
    r3[bar] = top + 2 * (middle - bottom);
    s3[bar] = bottom - 2 * (top - middle);
  }
  return { pivot, r1, s1, r2, s2, r3, s3 };
}

const pivotPointsPython: PythonFunction = {
  name: "pivot_points",
  uses: [],
  source: `
def pivot_points(high, low, close):
    """Pivot of the previous bar, then r1, s1, r2, s2, r3 and s3."""
    levels = [[nan] * len(close) for level in range(7)]
    for bar in range(1, len(close)):
        top = high[bar - 1]
        bottom = low[bar - 1]
        middle = (top + bottom + close[bar - 1]) / 3
        if not isfinite(middle):
            continue
        levels[0][bar] = middle
        levels[1][bar] = 2 * middle - bottom
        levels[2][bar] = 2 * middle - top
        levels[3][bar] = middle + (top - bottom)
        levels[4][bar] = middle - (top - bottom)
        levels[5][bar] = top + 2 * (middle - bottom)
        levels[6][bar] = bottom - 2 * (top - middle)
    return tuple(levels)
`,
};

export const pivotPointsNode: NodeDefinition = {
  name: "pivot_points",
  displayName: "Pivot points",
  description: "Pivot level of the previous bar with three resistance and three support levels.",
  nodeType: "INDICATOR",
  category: "PRICE",
  version: "1.0.0",
  parameters: {},
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [
    { name: "pivot", type: "SERIES", description: "Pivot level: typical price of the previous bar." },
    { name: "r1", type: "SERIES", description: "First resistance level." },
    { name: "s1", type: "SERIES", description: "First support level." },
    { name: "r2", type: "SERIES", description: "Second resistance level." },
    { name: "s2", type: "SERIES", description: "Second support level." },
    { name: "r3", type: "SERIES", description: "Third resistance level." },
    { name: "s3", type: "SERIES", description: "Third support level." },
  ],
  warmUp: () => 1,
  explain: () => "the pivot points of the previous bar",
  evaluate: ({ columns }) => ({ ...pivotPoints(hlcColumnsOf(columns)) }),
  python: pivotPointsPython,
};
