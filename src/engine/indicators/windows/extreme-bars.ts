import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { checkPeriod } from "./check-period";

/**
 * Index of the bar with the highest (`sign` 1) or lowest (`sign` -1) value of the last `period` bars; the latest of
 * equal values counts, and -1 means unknown. A queue keeps the bars that can still become the extreme, best first.
 * Every bar enters and leaves it once, so the time is linear in bars for any period.
 */
export function extremeBars(source: Series, period: number, sign: 1 | -1): Int32Array {
  checkPeriod(period);
  const result = new Int32Array(source.length).fill(-1);
  const candidates = new Int32Array(source.length);
  let best = 0;
  let end = 0;
  let presentInARow = 0;
  for (let bar = 0; bar < source.length; bar++) {
    const value = source[bar]!;
    if (!Number.isFinite(value)) {
      presentInARow = 0;
      end = best;
      continue;
    }
    presentInARow += 1;
    while (end > best && value * sign >= source[candidates[end - 1]!]! * sign) end -= 1;
    candidates[end++] = bar;
    if (candidates[best]! <= bar - period) best += 1;
    if (presentInARow >= period) result[bar] = candidates[best]!;
  }
  return result;
}

export const extremeBarsPython: PythonFunction = {
  name: "extreme_bars",
  uses: [],
  source: `
def extreme_bars(source, period, sign):
    """Index of the highest (sign 1) or lowest (-1) value of the last \`period\` bars, or -1."""
    result = [-1] * len(source)
    candidates = [0] * len(source)
    best = 0
    end = 0
    present_in_a_row = 0
    for bar, value in enumerate(source):
        if not isfinite(value):
            present_in_a_row = 0
            end = best
            continue
        present_in_a_row += 1
        while end > best and value * sign >= source[candidates[end - 1]] * sign:
            end -= 1
        candidates[end] = bar
        end += 1
        if candidates[best] <= bar - period:
            best += 1
        if present_in_a_row >= period:
            result[bar] = candidates[best]
    return result
`,
};
