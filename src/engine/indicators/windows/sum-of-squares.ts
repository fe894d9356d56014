import type { PythonFunction } from "../../nodes/python-function";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "./check-period";
import { coMomentPython } from "./co-moment";

/**
 * Sum of the squared distances of the last `period` values from their mean: the co-moment of a series with itself, which
 * has the same to the last bit but takes longer (co-moment.ts, where the method is told). Never below 0: the rounding of
 * large values that left the window can outweigh what hardly varies in it. First value at bar `period - 1`.
 */
export function sumOfSquares(source: Series, period: number): Series {
  checkPeriod(period);
  const result = unknownSeries(source.length);
  let sum = 0;
  let squares = 0;
  let lost = 0;
  let lostSquares = 0;
  let origin = 0;
  let present = 0;
  let equalInARow = 0;
  let before = Number.NaN;
  for (let bar = 0; bar < source.length; bar++) {
    const value = source[bar]!;
    equalInARow = value === before ? equalInARow + 1 : 1;
    before = value;
    if (!Number.isFinite(value + value)) {
      present = 0;
      continue;
    }
    present += 1;
    let entering = bar;
    if (present === 1 || bar - origin >= period) {
      origin = bar;
      entering = bar - Math.min(present, period) + 1;
      sum = squares = lost = lostSquares = 0;
    } else if (present > period) {
      const distance = source[bar - period]! - source[origin]!;
      const square = distance * distance;
      const next = sum - distance;
      const left = sum - next;
      lost += sum - (next + left) + (left - distance);
      sum = next;
      const nextSquares = squares - square;
      const leftSquares = squares - nextSquares;
      lostSquares += squares - (nextSquares + leftSquares) + (leftSquares - square);
      squares = nextSquares;
    }
    for (; entering <= bar; entering++) {
      const distance = source[entering]! - source[origin]!;
      const square = distance * distance;
      const next = sum + distance;
      const entered = next - sum;
      lost += sum - (next - entered) + (distance - entered);
      sum = next;
      const nextSquares = squares + square;
      const enteredSquares = nextSquares - squares;
      lostSquares += squares - (nextSquares - enteredSquares) + (square - enteredSquares);
      squares = nextSquares;
    }
    if (present < period) continue;
    // What stays the same does not vary at all, rather than by rounding noise.
    const moment = squares + lostSquares - ((sum + lost) * (sum + lost)) / period;
    result[bar] = equalInARow >= period ? 0 : Math.max(0, moment);
  }
  return result;
}

export const sumOfSquaresPython: PythonFunction = {
  name: "sum_of_squares",
  uses: [coMomentPython],
  source: `
def sum_of_squares(source, period):
    """Sum of the squared distances from the mean in the window; never below 0 by rounding."""
    return [0.0 if moment < 0 else moment for moment in co_moment(source, source, period)]
`,
};
