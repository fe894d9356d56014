import type { PythonFunction } from "../../nodes/python-function";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "./check-period";
import { coMomentPython } from "./co-moment";

/**
 * Sum of the squared deviations of the last `period` values from their mean. It equals the co-moment of a series with
 * itself bit for bit, but is faster; co-moment.ts explains the method. Clamped at 0, because the rounding errors of
 * large values that have left the window can exceed the variation inside it. First value at bar `period - 1`.
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
    // A constant window has no variation; without this check the result could be rounding noise.
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
    """Sum of the squared deviations from the mean in the window; never below 0."""
    return [0.0 if moment < 0 else moment for moment in co_moment(source, source, period)]
`,
};
