import type { PythonFunction } from "../../nodes/python-function";
import { runningSumPython } from "../../python-parts/running-sum-python";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "./check-period";
import { lostInSum } from "./running-sum";

/**
 * Sum, over the last `period` bars, of the products of both series' deviations from their means in that window. For a
 * series with itself this is the sum of squared deviations, the basis of the variance. First value at bar `period - 1`.
 *
 * Distances are measured from one bar of the window (the origin) rather than from 0, so that large prices with small
 * moves lose no precision. When the origin leaves the window, a new one is chosen and the sums are computed again,
 * which costs one more addition per bar on average. The relative error of a variance stays below a few times `period`
 * units in the last place.
 */
export function coMoment(a: Series, b: Series, period: number): Series {
  checkPeriod(period);
  const result = unknownSeries(a.length);
  // Sums of a's distances, of b's and of their products, each with its accumulated rounding error.
  let sumA = 0;
  let sumB = 0;
  let products = 0;
  let lostA = 0;
  let lostB = 0;
  let lostProducts = 0;
  let origin = 0;
  let present = 0;
  let equalA = 0;
  let equalB = 0;
  for (let bar = 0; bar < a.length; bar++) {
    if (!Number.isFinite(a[bar]! + b[bar]!)) {
      present = 0;
      continue;
    }
    present += 1;
    equalA = a[bar] === a[bar - 1] ? equalA + 1 : 1;
    equalB = b[bar] === b[bar - 1] ? equalB + 1 : 1;
    const isRestart = present === 1 || bar - origin >= period;
    if (isRestart) {
      origin = bar;
      sumA = sumB = products = lostA = lostB = lostProducts = 0;
    }
    const originA = a[origin]!;
    const originB = b[origin]!;
    const isLeaving = !isRestart && present > period;
    const firstEntering = isRestart ? bar - Math.min(present, period) + 1 : bar;
    for (let at = isLeaving ? firstEntering - 1 : firstEntering; at <= bar; at++) {
      const moved = at < firstEntering ? bar - period : at;
      const sign = at < firstEntering ? -1 : 1;
      const fromA = a[moved]! - originA;
      const fromB = b[moved]! - originB;
      const product = fromA * fromB * sign;
      lostA += lostInSum(sumA, fromA * sign);
      sumA += fromA * sign;
      lostB += lostInSum(sumB, fromB * sign);
      sumB += fromB * sign;
      lostProducts += lostInSum(products, product);
      products += product;
    }
    if (present < period) continue;
    // A constant window has no variation; without this check the result could be rounding noise.
    const isFlat = equalA >= period || equalB >= period;
    result[bar] = isFlat ? 0 : products + lostProducts - ((sumA + lostA) * (sumB + lostB)) / period;
  }
  return result;
}

const momentSumsPython: PythonFunction = {
  name: "MomentSums",
  uses: [runningSumPython],
  source: `
class MomentSums:
    """Sums of two series and of their products, as distances from an origin."""

    def __init__(self):
        self.sum_a = RunningSum()
        self.sum_b = RunningSum()
        self.products = RunningSum()

    def move(self, a, b, sign):
        self.sum_a.add(a * sign)
        self.sum_b.add(b * sign)
        self.products.add(a * b * sign)

    def moment(self, count):
        return self.products.total() - self.sum_a.total() * self.sum_b.total() / count
`,
};

export const coMomentPython: PythonFunction = {
  name: "co_moment",
  uses: [momentSumsPython],
  source: `
def co_moment(a, b, period):
    """Sum of the products of both series' deviations from their means in the window."""
    result = [nan] * len(a)
    sums = MomentSums()
    origin = 0
    present = 0
    equal_a = 0
    equal_b = 0
    for bar in range(len(a)):
        if not isfinite(a[bar] + b[bar]):
            present = 0
            continue
        present += 1
        equal_a = equal_a + 1 if bar > 0 and a[bar] == a[bar - 1] else 1
        equal_b = equal_b + 1 if bar > 0 and b[bar] == b[bar - 1] else 1
        entering = bar
        if present == 1 or bar - origin >= period:
            origin = bar
            sums = MomentSums()
            entering = bar - min(present, period) + 1
        elif present > period:
            sums.move(a[bar - period] - a[origin], b[bar - period] - b[origin], -1)
        for at in range(entering, bar + 1):
            sums.move(a[at] - a[origin], b[at] - b[origin], 1)
        if present >= period:
            flat = equal_a >= period or equal_b >= period
            result[bar] = 0.0 if flat else sums.moment(period)
    return result
`,
};
