import type { PythonFunction } from "../../nodes/python-function";
import type { OhlcColumns } from "../../series/ohlc-columns";
import { type Series, unknownSeries } from "../../series/series";
import { candleNode } from "./candle-node";
import {
  AVERAGE_BARS,
  candleBodies,
  candleBodiesPython,
  candleRanges,
  candleRangesPython,
  NEAR_BARS,
  usualBefore,
  usualBeforePython,
} from "./candle-parts";

/**
 * Hammer: 100 where a small real body with a longer lower shadow and almost no upper shadow is below or near the low of
 * the previous bar; otherwise 0. First value at bar 11. Source: TA-Lib CDLHAMMER with its default settings.
 */
export function cdlHammer(columns: OhlcColumns): Series {
  const { open, high, low, close } = columns;
  const bodies = candleBodies(columns);
  const ranges = candleRanges(columns);
  const averageBody = usualBefore(bodies, AVERAGE_BARS);
  const averageRange = usualBefore(ranges, AVERAGE_BARS);
  const nearRange = usualBefore(ranges, NEAR_BARS);
  const result = unknownSeries(close.length);
  for (let bar = AVERAGE_BARS + 1; bar < close.length; bar++) {
    const bottom = Math.min(open[bar]!, close[bar]!);
    const lowerShadow = bottom - low[bar]!;
    const upperShadow = high[bar]! - Math.max(open[bar]!, close[bar]!);
    const nearLow = low[bar - 1]! + 0.2 * nearRange[bar - 1]!;
    if (!Number.isFinite(lowerShadow + upperShadow + nearLow + averageBody[bar]! + averageRange[bar]!)) continue;
    const isHammer =
      bodies[bar]! < averageBody[bar]! &&
      lowerShadow > bodies[bar]! &&
      upperShadow < 0.1 * averageRange[bar]! &&
      bottom <= nearLow;
    result[bar] = isHammer ? 100 : 0;
  }
  return result;
}

const cdlHammerPython: PythonFunction = {
  name: "cdl_hammer",
  uses: [candleBodiesPython, candleRangesPython, usualBeforePython],
  source: `
def cdl_hammer(open, high, low, close):
    """Hammer: 100 for a small body with a long lower shadow near the previous low, otherwise 0."""
    bodies = candle_bodies(open, close)
    ranges = candle_ranges(high, low)
    usual_body = usual_before(bodies, ${AVERAGE_BARS})
    usual_range = usual_before(ranges, ${AVERAGE_BARS})
    near_range = usual_before(ranges, ${NEAR_BARS})
    result = [nan] * len(close)
    for bar in range(${AVERAGE_BARS + 1}, len(close)):
        bottom = min(open[bar], close[bar])
        below = bottom - low[bar]
        above = high[bar] - max(open[bar], close[bar])
        near_low = low[bar - 1] + 0.2 * near_range[bar - 1]
        means = usual_body[bar] + usual_range[bar]
        if not isfinite(open[bar] + close[bar] + below + above + near_low + means):
            continue
        small = bodies[bar] < usual_body[bar] and above < 0.1 * usual_range[bar]
        hammer = small and below > bodies[bar] and bottom <= near_low
        result[bar] = 100.0 if hammer else 0.0
    return result
`,
};

export const cdlHammerNode = candleNode({
  name: "cdl_hammer",
  displayName: "Hammer",
  description: "A small real body with a long lower shadow, near the low of the previous bar. TA-Lib: CDLHAMMER.",
  warmUp: AVERAGE_BARS + 1,
  recognise: cdlHammer,
  python: cdlHammerPython,
});
