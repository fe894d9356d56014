import type { SampleSeries } from "../series/sample-series";
import { type BarShape, barShapes } from "./bar-shapes";

/** What every bootstrapped series is drawn from, worked out once for any number of them. */
export interface SamplingPool {
  /** One list of consecutive bar shapes a source. */
  shapes: BarShape[][];
  /** All trading days of the sources, ascending and unique. */
  calendar: string[];
  /** The last day that every source has reached. */
  lastSharedDate: string;
}

/** Throws a RangeError when there is no source, or one with fewer than two bars. */
export function samplingPool(sources: readonly SampleSeries[]): SamplingPool {
  if (sources.length === 0) throw new RangeError("A bootstrap needs at least one source series.");
  for (const { symbol, rows } of sources) {
    if (rows.length < 2) throw new RangeError(`The source ${symbol} has ${rows.length} bars; at least 2 are needed.`);
  }
  return {
    shapes: sources.map(({ rows }) => barShapes(rows)),
    calendar: [...new Set(sources.flatMap(({ rows }) => rows.map(({ date }) => date)))].sort(),
    lastSharedDate: sources.map(({ rows }) => rows.at(-1)!.date).sort()[0]!,
  };
}
