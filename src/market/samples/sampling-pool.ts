import type { SampleSeries } from "../series/sample-series";
import { type BarShape, barShapes } from "./bar-shapes";

/** What synthetic series are drawn from; calculated once for any number of them. */
export interface SamplingPool {
  /** One list of consecutive bar shapes per source. */
  shapes: BarShape[][];
  /** All trading days of the sources, ascending and unique. */
  calendar: string[];
  /** The last day that all sources have reached. */
  lastSharedDate: string;
}

/** Builds the pool. Throws a RangeError without sources, or if one has fewer than two bars. */
export function samplingPool(sources: readonly SampleSeries[]): SamplingPool {
  if (sources.length === 0) throw new RangeError("Synthetic series need at least one source series.");
  for (const { symbol, rows } of sources) {
    if (rows.length < 2) throw new RangeError(`The source ${symbol} has ${rows.length} bars; the minimum is 2.`);
  }
  return {
    shapes: sources.map(({ rows }) => barShapes(rows)),
    calendar: [...new Set(sources.flatMap(({ rows }) => rows.map(({ date }) => date)))].sort(),
    lastSharedDate: sources.map(({ rows }) => rows.at(-1)!.date).sort()[0]!,
  };
}
