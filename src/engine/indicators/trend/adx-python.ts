import type { PythonFunction } from "../../nodes/python-function";

/** Python version of adx.ts. */
export const adxPython: PythonFunction = {
  name: "adx",
  uses: [],
  source: `
def adx(high, low, close, period):
    """Average directional index and the plus and minus directional indicators, 0 to 100."""
    indexes = [nan] * len(close)
    plus_di = [nan] * len(close)
    minus_di = [nan] * len(close)
    before = -1
    moves = 0
    plus = 0.0
    minus = 0.0
    reach = 0.0
    index = 0.0
    for bar in range(len(close)):
        if not isfinite(high[bar] + low[bar] + close[bar]):
            continue
        last = before
        before = bar
        if last < 0:
            continue
        moves += 1
        up = high[bar] - high[last]
        down = low[last] - low[bar]
        kept = 1.0 if moves < period else 1 - 1 / period
        plus = plus * kept + (up if up > down and up > 0 else 0.0)
        minus = minus * kept + (down if down > up and down > 0 else 0.0)
        # The difference first: added to a large price, a small range would lose its digits.
        reach = reach * kept + (max(high[bar], close[last]) - min(low[bar], close[last]))
        if moves < period:
            continue
        plus_di[bar] = 0.0 if reach < 1e-14 else 100 * plus / reach
        minus_di[bar] = 0.0 if reach < 1e-14 else 100 * minus / reach
        movement = plus_di[bar] + minus_di[bar]
        moving = movement >= 1e-14
        direction = 100 * abs(plus_di[bar] - minus_di[bar]) / movement if moving else 0.0
        if moves < 2 * period:
            index += direction / period
        elif moving:
            index += (direction - index) / period
        if moves >= 2 * period - 1:
            indexes[bar] = index
    return indexes, plus_di, minus_di
`,
};
