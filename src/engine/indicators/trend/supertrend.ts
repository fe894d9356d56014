import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "../../series/hlc-columns";
import { type Series, unknownSeries } from "../../series/series";
import { atr, atrPython } from "../volatility/atr";

/** Initial distance of the bands: beyond any price. */
const BEYOND_PRICES = 1e308;

export interface Supertrend {
  /** The line, in the price currency: below the prices in an uptrend, above them in a downtrend. */
  readonly value: Series;
  /** 1 in an uptrend, -1 in a downtrend. */
  readonly direction: Series;
}

/**
 * Supertrend: bands at a multiple of the ATR around the median price; the lower band is the line in an uptrend, the
 * upper one in a downtrend, and it only moves in the direction of the trend. First values at bar `period`, where the
 * trend is down unless the close is above the upper band, as in LEAN; on TradingView it is always down there. Bars with a
 * missing price are skipped. Source: O. Seban.
 */
export function supertrend(columns: HlcColumns, period: number, multiplier: number): Supertrend {
  const { high, low, close } = columns;
  const value = unknownSeries(close.length);
  const direction = unknownSeries(close.length);
  const ranges = atr(columns, period);
  let upper = BEYOND_PRICES;
  let lower = -BEYOND_PRICES;
  let closeBefore = 0;
  let trend = -1;
  for (let bar = 0; bar < close.length; bar++) {
    const middle = (high[bar]! + low[bar]!) / 2;
    const reach = multiplier * ranges[bar]!;
    if (!Number.isFinite(middle + reach + close[bar]!)) continue;
    if (middle + reach < upper || closeBefore > upper) upper = middle + reach;
    if (middle - reach > lower || closeBefore < lower) lower = middle - reach;
    closeBefore = close[bar]!;
    if (trend < 0 && closeBefore > upper) trend = 1;
    else if (trend > 0 && closeBefore < lower) trend = -1;
    value[bar] = trend > 0 ? lower : upper;
    direction[bar] = trend;
  }
  return { value, direction };
}

const supertrendPython: PythonFunction = {
  name: "supertrend",
  uses: [atrPython],
  source: `
def supertrend(high, low, close, period, multiplier):
    """Supertrend line and direction: 1 in an uptrend, -1 in a downtrend."""
    value = [nan] * len(close)
    direction = [nan] * len(close)
    ranges = atr(high, low, close, period)
    upper = 1e308
    lower = -1e308
    close_before = 0.0
    trend = -1.0
    for bar, price in enumerate(close):
        middle = (high[bar] + low[bar]) / 2
        reach = multiplier * ranges[bar]
        if not isfinite(middle + reach + price):
            continue
        if middle + reach < upper or close_before > upper:
            upper = middle + reach
        if middle - reach > lower or close_before < lower:
            lower = middle - reach
        close_before = price
        if trend < 0 and price > upper:
            trend = 1.0
        elif trend > 0 and price < lower:
            trend = -1.0
        value[bar] = lower if trend > 0 else upper
        direction[bar] = trend
    return value, direction
`,
};

export const supertrendNode: NodeDefinition = {
  name: "supertrend",
  displayName: "Supertrend",
  description:
    "Trend-following line at a multiple of the ATR from the median price, and the trend's direction. The trend " +
    "starts down unless the close is above the upper band on the first bar with a value.",
  nodeType: "INDICATOR",
  category: "TREND",
  version: "1.0.0",
  parameters: {
    period: periodParameter(10),
    multiplier: {
      type: "number",
      title: "Multiplier",
      description: "Distance of the line from the median price, as a multiple of the ATR.",
      minimum: 0.1,
      maximum: 20,
      default: 3,
    },
  },
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [
    {
      name: "value",
      type: "SERIES",
      description: "Supertrend line, in the price currency: below the prices in an uptrend, above them in a downtrend.",
    },
    { name: "direction", type: "SERIES", description: "1 in an uptrend, -1 in a downtrend." },
  ],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params) => `the Supertrend (${numberOf(params, "period")}, ${numberOf(params, "multiplier")})`,
  evaluate: ({ columns, params }) => ({
    ...supertrend(hlcColumnsOf(columns), numberOf(params, "period"), numberOf(params, "multiplier")),
  }),
  python: supertrendPython,
};
