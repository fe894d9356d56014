import { type Series, unknownSeries } from "../../series/series";
import { RankSums } from "./rank-sums";
import { countBelow, type RankedStretch, rankedStretches } from "./rank-values";
import { lostInSum } from "./running-sum";

/** Up to this period, adding the whole window up takes less time than keeping it sorted. */
const MAX_ADDED = 128;

/**
 * Sum of the absolute distances of the last `period` values from the center of each bar, such as their mean; unknown
 * where the center is. All values of the window must be known where the center is known. The sum is rounded once, at
 * its end, so both methods give the same result and no value that has left the window affects it. The time is
 * O(bars · log period).
 */
export function sumOfDistances(source: Series, centers: Series, period: number): Series {
  const sums = unknownSeries(source.length);
  if (period <= MAX_ADDED) {
    for (let bar = period - 1; bar < source.length; bar++) {
      const window = source.subarray(bar - period + 1, bar + 1);
      if (!Number.isNaN(centers[bar]!)) sums[bar] = distancesFrom(centers[bar]!, window);
    }
    return sums;
  }
  for (const stretch of rankedStretches(source, period)) writeSums(sums, stretch, { source, centers, period });
  return sums;
}

/** Steps for each bar, at most. */
export function distanceSteps(period: number): number {
  return period <= MAX_ADDED ? period + 10 : 200;
}

function distancesFrom(center: number, window: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (let place = 0; place < window.length; place++) {
    const value = window[place]!;
    const sign = value > center ? 1 : -1;
    const distance = value - center;
    lost += sign * lostInSum(value, -center) + lostInSum(sum, sign * distance);
    sum += sign * distance;
  }
  return sum + lost;
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
