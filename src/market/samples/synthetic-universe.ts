import type { SampleSeries } from "../series/sample-series";
import { drawSeries, type SeriesSpec } from "./draw-series";
import { samplingPool } from "./sampling-pool";
import { syntheticSymbol } from "./synthetic-symbol";

/**
 * Made-up series `SYN0001` to `SYN<count>`, one at a time, so that a large universe never is in memory as a whole.
 * Each is the very series that `bootstrapSeries` gives for its symbol, whatever the count; all share their trading days.
 * Throws a RangeError, when the first is asked for, as `bootstrapSeries` does and when the count is no whole number.
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
    throw new RangeError(`${count} series were asked for; a whole number from 0 is expected.`);
  }
  const pool = samplingPool(sources);
  for (let index = 1; index <= count; index += 1) {
    yield drawSeries(pool, { ...spec, symbol: syntheticSymbol(index) });
  }
}
