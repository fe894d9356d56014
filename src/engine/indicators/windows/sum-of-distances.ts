import type { PythonFunction } from "../../nodes/python-function";
import { type Series, unknownSeries } from "../../series/series";
import { RankSums } from "./rank-sums";
import { countBelow, PERIODS_PER_STRETCH, type RankedStretch, rankedStretches } from "./rank-values";

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

const rankedSumsPython: PythonFunction = {
  name: "RankedSums",
  uses: [],
  source: `
class RankedSums:
    """Sums of the numbers of each rank (from 1) and below: the tree of P. Fenwick (1994)."""

    def __init__(self, ranks):
        self.sums = [0] * (ranks + 1)

    def add(self, rank, number):
        while rank < len(self.sums):
            self.sums[rank] += number
            rank += rank & -rank

    def up_to(self, rank):
        total = 0
        while rank > 0:
            total += self.sums[rank]
            rank -= rank & -rank
        return total
`,
};

const exactDistancesPython: PythonFunction = {
  name: "exact_distances",
  uses: [rankedSumsPython],
  source: `
def exact_distances(values, centers, period):
    """The sums for one stretch of bars, each rounded once, in the time of its logarithm."""
    ratios = [value.as_integer_ratio() if isfinite(value) else (0, 1) for value in values]
    units = max(bottom for top, bottom in ratios)
    # A whole number of units and a count of 1: one sum of both counts at most 65,535 values.
    entries = [top * (units // bottom) * 65536 + 1 for top, bottom in ratios]
    ordered = sorted(value for value in values if isfinite(value))
    window = RankedSums(len(ordered))
    total = 0
    result = [nan] * len(values)
    for bar, value in enumerate(values):
        leaving = values[bar - period] if bar >= period else nan
        if isfinite(value):
            window.add(bisect_right(ordered, value), entries[bar])
            total += entries[bar]
        if isfinite(leaving):
            window.add(bisect_right(ordered, leaving), -entries[bar - period])
            total -= entries[bar - period]
        if isfinite(centers[bar]):
            below = window.up_to(bisect_right(ordered, centers[bar]))
            excess = 2 * (below % 65536) - total % 65536
            distance = total // 65536 - 2 * (below // 65536)
            top, bottom = centers[bar].as_integer_ratio()
            result[bar] = (top * excess * units + bottom * distance) / (bottom * units)
    return result
`,
};

export const sumsOfDistancesPython: PythonFunction = {
  name: "sums_of_distances",
  uses: [exactDistancesPython],
  source: `
def sums_of_distances(source, centers, period):
    """Sum of the absolute distances of the last \`period\` values from the center of each bar."""
    result = [nan] * len(source)
    if period > ${MAX_ADDED_PERIOD}:
        for first in range(0, len(source), ${PERIODS_PER_STRETCH} * period):
            start = max(0, first - period)
            end = first + ${PERIODS_PER_STRETCH} * period
            stretch = exact_distances(source[start:end], centers[start:end], period)
            result[first:end] = stretch[first - start :]
        return result
    for bar, center in enumerate(centers):
        if not isnan(center):
            total = 0.0
            for value in source[bar - period + 1 : bar + 1]:
                total += abs(value - center)
            result[bar] = total
    return result
`,
};
