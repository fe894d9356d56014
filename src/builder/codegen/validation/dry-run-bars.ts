import type { Bars } from "../../../engine/series/bars";
import { sampleBars } from "../../../market";

/** Bars that a dry run has beyond the warm-up, where a sample is that long: a year. */
const BARS_AFTER_WARM_UP = 252;

/** The real bars that generated code is proven over: the shortest sample that leaves a year after the warm-up. */
export function dryRunBars(warmUpBars: number): { readonly symbol: string; readonly bars: Bars } {
  const samples = sampleBars();
  const wanted = warmUpBars + BARS_AFTER_WARM_UP;
  return samples.find(({ bars }) => bars.close.length >= wanted) ?? samples.at(-1)!;
}

/** Bars as Python is given them: a list a column, null for what is unknown. */
export function columnsForPython(bars: Bars): Record<string, (number | string | null)[]> {
  const known = (column: Float64Array) => Array.from(column, (value) => (Number.isNaN(value) ? null : value));
  return {
    date: [...bars.dates],
    open: known(bars.open),
    high: known(bars.high),
    low: known(bars.low),
    close: known(bars.close),
    volume: known(bars.volume),
  };
}
