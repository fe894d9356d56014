import type { PythonFunction } from "../../nodes/python-function";
import type { OhlcColumns } from "../../series/ohlc-columns";
import { type Series, unknownSeries } from "../../series/series";
import { candleNode } from "./candle-node";

/**
 * Engulfing pattern: 100 where a white body engulfs the black body of the previous bar, -100 where a black body engulfs
 * a white one, 80 or -80 where the two share an open or close price, otherwise 0. First value at bar 2. Source: TA-Lib
 * CDLENGULFING.
 */
export function cdlEngulfing({ open, close }: OhlcColumns): Series {
  const result = unknownSeries(close.length);
  for (let bar = 2; bar < close.length; bar++) {
    const [start, end, startBefore, endBefore] = [open[bar]!, close[bar]!, open[bar - 1]!, close[bar - 1]!];
    if (!Number.isFinite(start + end + startBefore + endBefore)) continue;
    const colour = end >= start ? 1 : -1;
    const isOpposite = end >= start !== endBefore >= startBefore;
    const beyondStart = colour * (end - startBefore);
    const beyondEnd = colour * (endBefore - start);
    const covers = beyondStart >= 0 && beyondEnd >= 0 && beyondStart + beyondEnd > 0;
    const strength = beyondStart > 0 && beyondEnd > 0 ? 100 : 80;
    result[bar] = isOpposite && covers ? colour * strength : 0;
  }
  return result;
}

const cdlEngulfingPython: PythonFunction = {
  name: "cdl_engulfing",
  uses: [],
  source: `
def cdl_engulfing(open, high, low, close):
    """100 where a white body engulfs a black one, -100 for black over white, otherwise 0."""
    result = [nan] * len(close)
    for bar in range(2, len(close)):
        if not isfinite(open[bar] + close[bar] + open[bar - 1] + close[bar - 1]):
            continue
        colour = 1.0 if close[bar] >= open[bar] else -1.0
        turns = (close[bar] >= open[bar]) != (close[bar - 1] >= open[bar - 1])
        beyond_start = colour * (close[bar] - open[bar - 1])
        beyond_end = colour * (close[bar - 1] - open[bar])
        covers = beyond_start >= 0 and beyond_end >= 0 and beyond_start + beyond_end > 0
        strength = 100.0 if beyond_start > 0 and beyond_end > 0 else 80.0
        result[bar] = colour * strength if turns and covers else 0.0
    return result
`,
};

export const cdlEngulfingNode = candleNode({
  name: "cdl_engulfing",
  displayName: "Engulfing",
  description: "A real body that engulfs the opposite real body of the previous bar. TA-Lib: CDLENGULFING.",
  warmUp: 2,
  recognise: cdlEngulfing,
  python: cdlEngulfingPython,
});
