import type { Bars } from "../series/bars";

/** Closing prices of one symbol with their dates. */
export type DatedCloses = Pick<Bars, "dates" | "close">;

/** Simple returns of several series over the same periods. */
export interface CommonReturns {
  /** Last day of each return, in ascending order. */
  readonly dates: readonly string[];
  /** One array per series, in the order of the input and as long as `dates`; fractions: 0.01 is 1 %. */
  readonly returns: readonly Float64Array[];
}

/**
 * Simple returns (close / previous close - 1) of several series on the days that all of them have, up to and including
 * `until`. If a series has a gap, the returns of all series span it from the last common day, so that they always cover
 * the same period. A missing, zero or negative close counts as a gap.
 */
export function returnsOnCommonDates(series: readonly DatedCloses[], until: string): CommonReturns {
  const byDate = series.map((one) => closesByDate(one, until));
  const [first, ...others] = byDate;
  const days = [...(first?.keys() ?? [])].filter((day) => others.every((other) => other.has(day)));
  const returns = byDate.map((closes) =>
    Float64Array.from(days.slice(1), (day, at) => closes.get(day)! / closes.get(days[at]!)! - 1),
  );
  return { dates: days.slice(1), returns };
}

function closesByDate({ dates, close }: DatedCloses, until: string): Map<string, number> {
  const closes = new Map<string, number>();
  for (const [bar, day] of dates.entries()) {
    const value = close[bar] ?? Number.NaN;
    if (day <= until && value > 0 && Number.isFinite(value)) closes.set(day, value);
  }
  return closes;
}
