import type { NodeDefinition } from "../../nodes/node-definition";
import type { PythonFunction } from "../../nodes/python-function";
import { OHLC_COLUMNS, type OhlcColumns, ohlcColumnsOf } from "../../series/ohlc-columns";
import { unknownSeries } from "../../series/series";

/**
 * Heikin-Ashi candles, in the prices' currency: the close is the mean of the four prices, the open the middle of the candle
 * before, and of the first bar's own body to begin with. A bar that is not whole is passed over. First values at bar 0.
 * Source: D. Valcu, Using the Heikin-Ashi Technique (2004).
 */
export function heikinAshi({ open, high, low, close }: OhlcColumns): OhlcColumns {
  const result = {
    open: unknownSeries(close.length),
    high: unknownSeries(close.length),
    low: unknownSeries(close.length),
    close: unknownSeries(close.length),
  };
  let before = -1;
  for (let bar = 0; bar < close.length; bar++) {
    const mean = (open[bar]! + high[bar]! + low[bar]! + close[bar]!) / 4;
    if (!Number.isFinite(mean)) continue;
    const start = before < 0 ? (open[bar]! + close[bar]!) / 2 : (result.open[before]! + result.close[before]!) / 2;
    result.open[bar] = start;
    result.high[bar] = Math.max(high[bar]!, start, mean);
    result.low[bar] = Math.min(low[bar]!, start, mean);
    result.close[bar] = mean;
    before = bar;
  }
  return result;
}

const heikinAshiPython: PythonFunction = {
  name: "heikin_ashi",
  uses: [],
  source: `
def heikin_ashi(open, high, low, close):
    """Open, high, low and close of the Heikin-Ashi candles."""
    opens = [nan] * len(close)
    highs = [nan] * len(close)
    lows = [nan] * len(close)
    closes = [nan] * len(close)
    before = -1
    for bar in range(len(close)):
        mean = (open[bar] + high[bar] + low[bar] + close[bar]) / 4
        if not isfinite(mean):
            continue
        if before < 0:
            start = (open[bar] + close[bar]) / 2
        else:
            start = (opens[before] + closes[before]) / 2
        opens[bar] = start
        highs[bar] = max(high[bar], start, mean)
        lows[bar] = min(low[bar], start, mean)
        closes[bar] = mean
        before = bar
    return opens, highs, lows, closes
`,
};

export const heikinAshiNode: NodeDefinition = {
  name: "heikin_ashi",
  displayName: "Heikin-Ashi",
  description: "Smoothed candles that keep one colour in a trend. Their prices are means: nothing traded at them.",
  nodeType: "INDICATOR",
  category: "PRICE",
  version: "1.0.0",
  parameters: {},
  rules: [],
  columns: OHLC_COLUMNS,
  inputs: [],
  outputs: [
    { name: "open", type: "SERIES", description: "Middle of the candle before." },
    { name: "high", type: "SERIES", description: "Highest of the high and the candle's own open and close." },
    { name: "low", type: "SERIES", description: "Lowest of the low and the candle's own open and close." },
    { name: "close", type: "SERIES", description: "Mean of open, high, low and close." },
  ],
  warmUp: () => 0,
  explain: () => "the Heikin-Ashi candle",
  evaluate: ({ columns }) => ({ ...heikinAshi(ohlcColumnsOf(columns)) }),
  python: heikinAshiPython,
};
