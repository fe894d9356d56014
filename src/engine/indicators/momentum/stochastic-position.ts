import type { PythonFunction } from "../../nodes/python-function";
import type { HlcColumns } from "../../series/hlc-columns";
import type { Series } from "../../series/series";
import { highest, highestPython, lowest, lowestPython } from "../windows/highest-lowest";

/**
 * Position of the close between the lowest low (0) and the highest high (100) of the last `period` bars; 0 where the
 * two are equal or only `noise` apart. First value at bar `period - 1`. Source: the unsmoothed %K of TA-Lib STOCHF.
 */
export function stochasticPosition({ high, low, close }: HlcColumns, period: number, noise: number): Series {
  const top = highest(high, period);
  const bottom = lowest(low, period);
  for (let bar = 0; bar < close.length; bar++) {
    const percent = (top[bar]! - bottom[bar]!) / 100;
    const position = Math.abs(percent) <= noise / 100 ? 0 : (close[bar]! - bottom[bar]!) / percent;
    top[bar] = Number.isFinite(close[bar]) ? position : Number.NaN;
  }
  return top;
}

export const stochasticPositionPython: PythonFunction = {
  name: "stochastic_position",
  uses: [highestPython, lowestPython],
  source: `
def stochastic_position(high, low, close, period, noise):
    """Position of the close between the lowest low (0) and the highest high (100)."""
    result = []
    for price, top, bottom in zip(close, highest(high, period), lowest(low, period)):
        percent = (top - bottom) / 100
        flat = abs(percent) <= noise / 100
        position = 0.0 if flat else (price - bottom) / percent
        result.append(position if isfinite(price) else nan)
    return result
`,
};
