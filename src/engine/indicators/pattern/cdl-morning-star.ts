import { numberOf } from "../../nodes/parameters";
import type { PythonFunction } from "../../nodes/python-function";
import type { OhlcColumns } from "../../series/ohlc-columns";
import { type Series, unknownSeries } from "../../series/series";
import { candleNode } from "./candle-node";
import { candleBodies, candleBodiesPython, USUAL_BARS, usualBefore, usualBeforePython } from "./candle-parts";

/**
 * Morning star: 100 where a long falling body, a short one that gaps down and a longer rising one follow each other, and
 * the last closes above the end of the first by more than the share `penetration` of its body; else 0. First value at
 * bar 12. Source: TA-Lib CDLMORNINGSTAR in its default settings.
 */
export function cdlMorningStar(columns: OhlcColumns, penetration: number): Series {
  const { open, close } = columns;
  const bodies = candleBodies(columns);
  const usual = usualBefore(bodies, USUAL_BARS);
  const result = unknownSeries(close.length);
  for (let bar = USUAL_BARS + 2; bar < close.length; bar++) {
    const [first, star] = [bar - 2, bar - 1];
    // The usual body of this bar is known when all ten before it are, the other two of the pattern among them.
    if (!Number.isFinite(bodies[bar]! + usual[bar]! + usual[star]! + usual[first]!)) continue;
    const isStar =
      bodies[first]! > usual[first]! &&
      close[first]! < open[first]! &&
      bodies[star]! <= usual[star]! &&
      Math.max(open[star]!, close[star]!) < Math.min(open[first]!, close[first]!) &&
      bodies[bar]! > usual[bar]! &&
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
    """100 where a long falling, a short and a long rising body make a turn, else 0."""
    bodies = candle_bodies(open, close)
    usual = usual_before(bodies, ${USUAL_BARS})
    result = [nan] * len(close)
    for bar in range(${USUAL_BARS + 2}, len(close)):
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
  description: "A long falling body, a short one that gaps down, then a long rising one. TA-Lib: CDLMORNINGSTAR.",
  parameters: {
    penetration: {
      type: "number",
      title: "Penetration",
      description: "Share of the first body that the last close has to win back.",
      minimum: 0,
      maximum: 10,
      default: 0.3,
    },
  },
  warmUp: USUAL_BARS + 2,
  recognise: (columns, params) => cdlMorningStar(columns, numberOf(params, "penetration")),
  python: cdlMorningStarPython,
});
