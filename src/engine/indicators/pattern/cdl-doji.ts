import type { PythonFunction } from "../../nodes/python-function";
import type { OhlcColumns } from "../../series/ohlc-columns";
import type { Series } from "../../series/series";
import { candleNode } from "./candle-node";
import {
  candleBodies,
  candleBodiesPython,
  candleRanges,
  candleRangesPython,
  USUAL_BARS,
  usualBefore,
  usualBeforePython,
} from "./candle-parts";

/**
 * Doji: 100 where the body is at most a tenth of the mean range of the 10 bars before, else 0. First value at bar 10.
 * Source: TA-Lib CDLDOJI in its default settings.
 */
export function cdlDoji(columns: OhlcColumns): Series {
  const range = usualBefore(candleRanges(columns), USUAL_BARS);
  return candleBodies(columns).map((body, bar) => {
    const isKnown = Number.isFinite(body + range[bar]!);
    return isKnown ? (body <= 0.1 * range[bar]! ? 100 : 0) : Number.NaN;
  });
}

const cdlDojiPython: PythonFunction = {
  name: "cdl_doji",
  uses: [candleBodiesPython, candleRangesPython, usualBeforePython],
  source: `
def cdl_doji(open, high, low, close):
    """100 where the body is at most a tenth of the usual range, else 0."""
    ranges = usual_before(candle_ranges(high, low), ${USUAL_BARS})
    result = [nan] * len(close)
    for bar, body in enumerate(candle_bodies(open, close)):
        if isfinite(body + ranges[bar]):
            result[bar] = 100.0 if body <= 0.1 * ranges[bar] else 0.0
    return result
`,
};

export const cdlDojiNode = candleNode({
  name: "cdl_doji",
  displayName: "Doji",
  description: "Open and close are nearly the same. TA-Lib: CDLDOJI.",
  warmUp: USUAL_BARS,
  recognise: cdlDoji,
  python: cdlDojiPython,
});
