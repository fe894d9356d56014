import type { Bars } from "../../../engine/series/bars";
import { sampleBars } from "../../../market";

/** Bars that a dry run has after the warm-up, if a sample is long enough: one year. */
const BARS_AFTER_WARM_UP = 252;

/** Returns the shortest sample of real bars that has a year after the warm-up; the longest sample if none has. */
export function dryRunBars(warmUpBars: number): { readonly symbol: string; readonly bars: Bars } {
  const samples = sampleBars();
  const minBars = warmUpBars + BARS_AFTER_WARM_UP;
  return samples.find(({ bars }) => bars.close.length >= minBars) ?? samples.at(-1)!;
}

/** Converts bars for Python: one list per column, null for unknown values. */
export function toPythonColumns(bars: Bars): Record<string, (number | string | null)[]> {
  const nullable = (column: Float64Array) => Array.from(column, (value) => (Number.isNaN(value) ? null : value));
  return {
    date: [...bars.dates],
    open: nullable(bars.open),
    high: nullable(bars.high),
    low: nullable(bars.low),
    close: nullable(bars.close),
    volume: nullable(bars.volume),
  };
}
