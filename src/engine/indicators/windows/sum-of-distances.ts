import type { PythonFunction } from "../../nodes/python-function";
import { type Series, unknownSeries } from "../../series/series";
import { RankSums } from "./rank-sums";
import { countBelow, type RankedStretch, rankedStretches } from "./rank-values";

/** Up to this period, adding the whole window up takes less time than keeping it sorted. */
export const MAX_ADDED_PERIOD = 128;

/**
 * Sum of the absolute distances of the last `period` values from the center of each bar, such as their mean; unknown
 * where the center is. All values of the window must be known where the center is known. The time is
 * O(bars · log period): a window of more than `MAX_ADDED_PERIOD` values is kept sorted. Its sum is exact and rounded
 * once, so no value that has left the window affects it.
 */
export function sumOfDistances(source: Series, centers: Series, period: number): Series {
  if (period <= MAX_ADDED_PERIOD) return addedDistances(source, centers, period);
  const sums = unknownSeries(source.length);
  for (const stretch of rankedStretches(source, period)) writeSums(sums, stretch, { source, centers, period });
  return sums;
}

/** Steps for each bar, at most. */
export function distanceSteps(period: number): number {
  return period <= MAX_ADDED_PERIOD ? period + 10 : 200;
}

/**
 * Two bars are computed at a time, because the additions of one sum depend on each other but not on those of the other
 * sum.
 */
function addedDistances(source: Series, centers: Series, period: number): Series {
  const sums = unknownSeries(source.length);
  for (let bar = period - 1; bar < source.length; bar += 2) {
    // The last bar has no next bar and is computed twice.
    const next = Math.min(bar + 1, source.length - 1);
    const ahead = next - bar;
    const center = centers[bar]!;
    const nextCenter = centers[next]!;
    let sum = 0;
    let nextSum = 0;
    for (let at = bar - period + 1; at <= bar; at++) {
      sum += Math.abs(source[at]! - center);
      nextSum += Math.abs(source[at + ahead]! - nextCenter);
    }
    sums[bar] = sum;
    sums[next] = nextSum;
  }
  return sums;
}

interface Distances {
  readonly source: Series;
  readonly centers: Series;
  readonly period: number;
}

function writeSums(sums: Series, stretch: RankedStretch, { source, centers, period }: Distances): void {
  const { start, from, to, sorted, ranks } = stretch;
  const window = new RankSums(sorted.length);
  for (let bar = start; bar < to; bar++) {
    const rank = ranks[bar - start]!;
    if (rank >= 0) window.change(rank, source[bar]!, 1);
    const leaving = bar - start >= period ? ranks[bar - start - period]! : -1;
    if (leaving >= 0) window.change(leaving, source[bar - period]!, -1);
    if (bar < from || Number.isNaN(centers[bar]!)) continue;
    sums[bar] = window.sumOfDistances(centers[bar]!, countBelow(sorted, centers[bar]!));
  }
}

export const sumOfDistancesPython: PythonFunction = {
  name: "sum_of_distances",
  uses: [],
  source: `
def sum_of_distances(window, center):
    """Sum of the absolute distances from the center; over many values it is rounded once."""
    if len(window) <= ${MAX_ADDED_PERIOD}:
        total = 0.0
        for value in window:
            total += abs(value - center)
        return total
    above = [value for value in window if value > center]
    below = [-value for value in window if value <= center]
    excess = len(above) - len(below)
    centers = [-center] * excess if excess > 0 else [center] * -excess
    return fsum(above + below + centers)
`,
};
