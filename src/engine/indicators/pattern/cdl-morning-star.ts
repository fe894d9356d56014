import { numberOf } from "../../nodes/parameters";
import type { PythonFunction } from "../../nodes/python-function";
import type { OhlcColumns } from "../../series/ohlc-columns";
import { type Series, unknownSeries } from "../../series/series";
import { candleNode } from "./candle-node";
import { AVERAGE_BARS, candleBodies, candleBodiesPython, usualBefore, usualBeforePython } from "./candle-parts";

/**
 * Morning star: 100 where a long black body, a short body that gaps down and a white body follow each other, and the
 * last close lies above the first close by more than the fraction `penetration` of the first body; otherwise 0. First
 * value at bar 12. Source: TA-Lib CDLMORNINGSTAR with its default settings.
 */
export function cdlMorningStar(columns: OhlcColumns, penetration: number): Series {
  const { open, close } = columns;
  const bodies = candleBodies(columns);
  const average = usualBefore(bodies, AVERAGE_BARS);
  const result = unknownSeries(close.length);
  for (let bar = AVERAGE_BARS + 2; bar < close.length; bar++) {
    const [first, star] = [bar - 2, bar - 1];
    // The average body of this bar is known only if the ten previous bars are, which include the rest of the pattern.
    if (!Number.isFinite(bodies[bar]! + average[bar]! + average[star]! + average[first]!)) continue;
    const isStar =
      bodies[first]! > average[first]! &&
      close[first]! < open[first]! &&
      bodies[star]! <= average[star]! &&
      Math.max(open[star]!, close[star]!) < Math.min(open[first]!, close[first]!) &&
      bodies[bar]! > average[bar]! &&
      close[bar]! >= open[bar]! &&
      close[bar]! > close[first]! + bodies[first]! * penetration;
    result[bar] = isStar ? 100 : 0;
  }
  return result;
}

const cdlMorningStarPython: PythonFunction = {
  name: "cdl_morning_star",
  uses: [candleBodiesPython, usualBeforePython],
  source: `
def cdl_morning_star(open, high, low, close, penetration):
    """100 where a long black, a short and a long white body form a morning star, otherwise 0."""
    bodies = candle_bodies(open, close)
    usual = usual_before(bodies, ${AVERAGE_BARS})
    result = [nan] * len(close)
    for bar in range(${AVERAGE_BARS + 2}, len(close)):
        first = bar - 2
        star = bar - 1
        if not isfinite(bodies[bar] + usual[bar] + usual[star] + usual[first]):
            continue
        falls = bodies[first] > usual[first] and close[first] < open[first]
        gap = max(open[star], close[star]) < min(open[first], close[first])
        rises = bodies[bar] > usual[bar] and close[bar] >= open[bar]
        turns = close[bar] > close[first] + bodies[first] * penetration
        found = falls and gap and bodies[star] <= usual[star] and rises and turns
        result[bar] = 100.0 if found else 0.0
    return result
`,
};

export const cdlMorningStarNode = candleNode({
  name: "cdl_morning_star",
  displayName: "Morning star",
  description: "A long black body, a short body that gaps down, then a white body. TA-Lib: CDLMORNINGSTAR.",
  parameters: {
    penetration: {
      type: "number",
      title: "Penetration",
      description: "Fraction of the first body that the last close must recover.",
      minimum: 0,
      maximum: 10,
      default: 0.3,
    },
  },
  warmUp: AVERAGE_BARS + 2,
  recognise: (columns, params) => cdlMorningStar(columns, numberOf(params, "penetration")),
  python: cdlMorningStarPython,
});
