import type { SampleSeries } from "../series/sample-series";
import { drawSeries, type SeriesSpec } from "./draw-series";
import { samplingPool } from "./sampling-pool";
import { syntheticSymbol } from "./synthetic-symbol";

/**
 * Yields the synthetic series `SYN0001` to `SYN<count>` one at a time, so a large universe is never in memory as a
 * whole. Each series is the one that `drawSeries` returns for its symbol, independent of the count; all have the same
 * trading days. The first step throws a RangeError if the count is not a whole number, and in the cases in which
 * `drawSeries` does.
 */
export function* syntheticUniverse({
  count,
  sources,
  ...spec
}: Omit<SeriesSpec, "symbol"> & { count: number; sources: readonly SampleSeries[] }): Generator<
  SampleSeries,
  void,
  undefined
> {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`The number of synthetic series is ${count}; it must be a whole number, at least 0.`);
  }
  const pool = samplingPool(sources);
  for (let index = 1; index <= count; index += 1) {
    yield drawSeries(pool, { ...spec, symbol: syntheticSymbol(index) });
  }
}
