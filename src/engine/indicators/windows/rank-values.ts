/**
 * Number of periods that are ranked at once. Each stretch also ranks the period before it, so a longer stretch ranks
 * fewer values twice; its length depends on the period only, so that the time per bar does not grow with the bars.
 */
export const PERIODS_PER_STRETCH = 4;

/** Some values of a series and their places in ascending order. */
export interface RankedValues {
  /** The finite values in ascending order. */
  readonly sorted: Float64Array;
  /** Rank of each value: the number of smaller values, the same for equal ones; -1 for a value that is not finite. */
  readonly ranks: Int32Array;
}

/** A part of a series: the bars to compute, and the ranks of all values that their windows contain. */
export interface RankedStretch extends RankedValues {
  /** Bar of the first rank: one period before the first bar to compute, or the first of the series. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

/** Splits a series into stretches in which windows of `period` bars can be ranked, in O(bars · log period). */
export function* rankedStretches(source: Float64Array, period: number): Generator<RankedStretch> {
  const length = period * PERIODS_PER_STRETCH;
  for (let from = 0; from < source.length; from += length) {
    const start = Math.max(0, from - period);
    const to = Math.min(source.length, from + length);
    yield { start, from, to, ...rankValues(source.subarray(start, to)) };
  }
}

function rankValues(values: Float64Array): RankedValues {
  const sorted = values.filter(Number.isFinite).sort();
  const ranks = new Int32Array(values.length);
  for (let place = 0; place < values.length; place++) {
    ranks[place] = Number.isFinite(values[place]!) ? countBelow(sorted, values[place]!) : -1;
  }
  return { sorted, ranks };
}

/** Number of values below `limit`. */
export function countBelow(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
