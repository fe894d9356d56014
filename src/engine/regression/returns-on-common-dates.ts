import type { Bars } from "../series/bars";

/** Closes of one symbol with their days. */
export type DatedCloses = Pick<Bars, "dates" | "close">;

/** Simple returns of several series over the same periods. */
export interface CommonReturns {
  /** Last day of each return, ascending. */
  readonly dates: readonly string[];
  /** One a series, in their order, as long as `dates`; fractions: 0.01 is 1 %. */
  readonly returns: readonly Float64Array[];
}

/**
 * Simple returns, close / earlier close - 1, of several series on the days that all of them have; later days than `until`
 * do not count. Where one series has a gap the return of every series spans it, from the last common day on, so that all
 * of them always cover the same time. A close that is missing, zero or negative is a gap: no return starts from it.
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
