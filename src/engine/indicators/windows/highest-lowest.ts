import type { PythonFunction } from "../../nodes/python-function";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "./check-period";
import { extremeBarsPython } from "./extreme-bars";

/**
 * Highest value of the last `period` bars, including the current one. First value at bar `period - 1`. Source: TA-Lib
 * MAX.
 */
export function highest(source: Series, period: number): Series {
  return extremes(source, period, 1);
}

/**
 * Lowest value of the last `period` bars, including the current one. First value at bar `period - 1`. Source: TA-Lib
 * MIN.
 */
export function lowest(source: Series, period: number): Series {
  return extremes(source, period, -1);
}

/**
 * The values are split into blocks of `period`. A window consists of the end of one block, whose extremes are found
 * once when the block is full, and of the start of the next, so the time is linear in bars for any period. The latest
 * of equal values counts, as in extreme-bars.ts, which finds the index instead of the value and takes longer. Source:
 * M. van Herk (1992); J. Gil and M. Werman (1993).
 */
function extremes(source: Series, period: number, sign: 1 | -1): Series {
  checkPeriod(period);
  const result = unknownSeries(source.length);
  // endOfBlock[n] is the extreme of the block without its first n values; without any value it is -Infinity.
  const endOfBlock = new Float64Array(period + 1).fill(Number.NEGATIVE_INFINITY);
  let isFirstBlock = true;
  let held = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let bar = 0; bar < source.length; bar++) {
    const value = source[bar]! * sign;
    if (!Number.isFinite(value)) {
      isFirstBlock = true;
      held = 0;
      best = Number.NEGATIVE_INFINITY;
      continue;
    }
    held += 1;
    if (value >= best) best = value;
    if (held === period || !isFirstBlock) {
      const before = endOfBlock[held]!;
      result[bar] = Math.max(best, before) * sign;
    }
    if (held < period) continue;
    best = Number.NEGATIVE_INFINITY;
    for (; held > 1; held--) {
      const earlier = source[bar - period + held]! * sign;
      if (earlier > best) best = earlier;
      endOfBlock[held - 1] = best;
    }
    isFirstBlock = false;
    held = 0;
    best = Number.NEGATIVE_INFINITY;
  }
  return result;
}

export const highestPython: PythonFunction = {
  name: "highest",
  uses: [extremeBarsPython],
  source: `
def highest(source, period):
    """Highest value of the last \`period\` bars, including the current one."""
    return [source[bar] if bar >= 0 else nan for bar in extreme_bars(source, period, 1)]
`,
};

export const lowestPython: PythonFunction = {
  name: "lowest",
  uses: [extremeBarsPython],
  source: `
def lowest(source, period):
    """Lowest value of the last \`period\` bars, including the current one."""
    return [source[bar] if bar >= 0 else nan for bar in extreme_bars(source, period, -1)]
`,
};
