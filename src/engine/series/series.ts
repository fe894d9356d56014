import { takeBuffer } from "./scratch-buffers";

/**
 * What every indicator here has in common: one value a bar in, one value a bar out, in the same order; NaN before the
 * warm-up is over, as TA-Lib has it; the value of a bar depends on that bar and earlier ones only; time linear in bars.
 *
 * A value that is not finite is missing. It never spoils later bars for good: an indicator over a window is NaN on the
 * bars whose window holds the missing value, a smoothed one is NaN on that bar and carries on as if it had not been.
 */
export type Series = Float64Array;

/** A series with nothing known yet. */
export function unknownSeries(length: number): Series {
  return constantSeries(length, Number.NaN);
}

/** A series with the same value on every bar. */
export function constantSeries(length: number, value: number): Series {
  return takeBuffer(length).fill(value);
}

/** The value `barsAgo` bars before the last one, NaN when the series does not reach back that far. */
export function valueFromEnd(series: Series, barsAgo = 0): number {
  return series[series.length - 1 - barsAgo] ?? Number.NaN;
}
