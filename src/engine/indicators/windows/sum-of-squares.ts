import type { PythonFunction } from "../../nodes/python-function";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "./check-period";

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
  uses: [],
  source: `
def sum_of_squares(source, period):
    """Sum of the squared deviations from the mean in the window; never below 0."""
    result = [nan] * len(source)
    total = squares = lost = lost_squares = 0.0
    origin = 0
    present = 0
    equal_in_a_row = 0
    for bar, value in enumerate(source):
        if not isfinite(value + value):
            present = 0
            continue
        present += 1
        same = bar > 0 and value == source[bar - 1]
        equal_in_a_row = equal_in_a_row + 1 if same else 1
        moves = [(bar, 1)]
        if present == 1 or bar - origin >= period:
            origin = bar
            total = squares = lost = lost_squares = 0.0
            moves = [(at, 1) for at in range(bar - min(present, period) + 1, bar + 1)]
        elif present > period:
            moves = [(bar - period, -1), (bar, 1)]
        for at, sign in moves:
            # Distances from the origin and their squares, each with its rounding error.
            distance = source[at] - source[origin]
            square = distance * distance * sign
            distance *= sign
            following = total + distance
            entered = following - total
            lost += total - (following - entered) + (distance - entered)
            total = following
            following = squares + square
            entered = following - squares
            lost_squares += squares - (following - entered) + (square - entered)
            squares = following
        if present >= period:
            moment = squares + lost_squares - (total + lost) * (total + lost) / period
            result[bar] = 0.0 if moment < 0 or equal_in_a_row >= period else moment
    return result
`,
};
