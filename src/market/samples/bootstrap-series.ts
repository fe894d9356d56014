import type { SampleSeries } from "../series/sample-series";
import { bootstrapMaterial } from "./bootstrap-material";
import { drawSeries, type SeriesOrder } from "./draw-series";

/**
 * One made-up series whose bars behave like the sources' bars; see `drawSeries` for the method.
 * Throws a RangeError when the sources are too short, or their calendar is shorter than `bars` or ends before `endDate`.
 */
export function bootstrapSeries({
  sources,
  ...order
}: SeriesOrder & { sources: readonly SampleSeries[] }): SampleSeries {
  return drawSeries(bootstrapMaterial(sources), order);
}
