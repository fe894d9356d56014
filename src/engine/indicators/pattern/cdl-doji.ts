import type { PythonFunction } from "../../nodes/python-function";
import type { OhlcColumns } from "../../series/ohlc-columns";
import type { Series } from "../../series/series";
import { candleNode } from "./candle-node";
import {
  AVERAGE_BARS,
  candleBodies,
  candleBodiesPython,
  candleRanges,
  candleRangesPython,
  usualBefore,
  usualBeforePython,
} from "./candle-parts";

/**
 * Doji: 100 where the real body is at most a tenth of the average range of the 10 previous bars, otherwise 0. First
 * value at bar 10. Source: TA-Lib CDLDOJI with its default settings.
 */
export function cdlDoji(columns: OhlcColumns): Series {
  const range = usualBefore(candleRanges(columns), AVERAGE_BARS);
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
    """Doji: 100 where the body is at most a tenth of the average range, otherwise 0."""
    ranges = usual_before(candle_ranges(high, low), ${AVERAGE_BARS})
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
  description: "A candle whose open and close are nearly equal. TA-Lib: CDLDOJI.",
  warmUp: AVERAGE_BARS,
  recognise: cdlDoji,
  python: cdlDojiPython,
});
