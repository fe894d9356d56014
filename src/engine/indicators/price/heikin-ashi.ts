import type { NodeDefinition } from "../../nodes/node-definition";
import type { PythonFunction } from "../../nodes/python-function";
import { OHLC_COLUMNS, type OhlcColumns, ohlcColumnsOf } from "../../series/ohlc-columns";
import { unknownSeries } from "../../series/series";

/**
 * Heikin-Ashi candles, in the price currency: the close is the mean of the four prices, the open is the midpoint of the
 * previous candle's body (of the bar's own body on the first bar). Incomplete bars are skipped. First values at bar 0.
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
  description: "Averaged candles that make trends easier to see. Their prices are averages, not traded prices.",
  nodeType: "INDICATOR",
  category: "PRICE",
  version: "1.0.0",
  parameters: {},
  rules: [],
  columns: OHLC_COLUMNS,
  inputs: [],
  outputs: [
    { name: "open", type: "SERIES", description: "Midpoint of the previous candle's body." },
    { name: "high", type: "SERIES", description: "Highest of the bar's high and this candle's open and close." },
    { name: "low", type: "SERIES", description: "Lowest of the bar's low and this candle's open and close." },
    { name: "close", type: "SERIES", description: "Mean of the bar's open, high, low and close." },
  ],
  warmUp: () => 0,
  explain: () => "the Heikin-Ashi candle",
  evaluate: ({ columns }) => ({ ...heikinAshi(ohlcColumnsOf(columns)) }),
  python: heikinAshiPython,
};
