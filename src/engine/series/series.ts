import { takeBuffer } from "./scratch-buffers";

/**
 * One value per bar. All indicators have the following in common: they take and return one value per bar in the same
 * order; the values are NaN during the warm-up, as in TA-Lib; the value of a bar depends only on that bar and earlier
 * ones; and the time is linear in bars unless their documentation says otherwise.
 *
 * A value that is not finite is missing. It does not affect later bars permanently: an indicator over a window is NaN
 * on the bars whose window contains the missing value; a smoothed indicator is NaN on that bar and otherwise ignores
 * it.
 */
export type Series = Float64Array;

/** A series whose values are all NaN. */
export function unknownSeries(length: number): Series {
  return constantSeries(length, Number.NaN);
}

/** A series with the same value on every bar. */
export function constantSeries(length: number, value: number): Series {
  return takeBuffer(length).fill(value);
}

/** The value `barsAgo` bars before the last one; NaN if the series is shorter than that. */
export function valueFromEnd(series: Series, barsAgo = 0): number {
  return series[series.length - 1 - barsAgo] ?? Number.NaN;
}
