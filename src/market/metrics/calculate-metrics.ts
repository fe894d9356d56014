import { shiftMonths } from "./shift-months";

/** A symbol's returns up to its last bar: fractions (0.01 is 1 %), null where the prices do not reach back. */
export interface DailyReturns {
  /** Since the bar before. */
  readonly return1d: number | null;
  /** Since the last bar of the month before. */
  readonly returnMtd: number | null;
  /** Since the last bar of the year before. */
  readonly returnYtd: number | null;
  /** Since the last bar on or before the same day a month, three months, a year earlier. */
  readonly return1m: number | null;
  readonly return3m: number | null;
  readonly return1y: number | null;
}

export interface DailyMetrics extends DailyReturns {
  /** Day of the last bar, `YYYY-MM-DD`; everything is as of this day. */
  readonly metricsDate: string;
  /** Close of that day, in the symbol's currency. */
  readonly currentPrice: number;
}

/**
 * Price and returns of a symbol as of its last bar on or before `asOf`; null when it has none. Each return is measured from
 * the last bar on or before its anchor day, so that a holiday, such as any 1 January, is never in the way. Months and years
 * are counted back from the last bar's own day, not from `asOf`: on a Sunday the figures are Friday's, and those of a
 * symbol that is no longer traded stay what they were on its last day. A close that is not finite is no bar.
 * @param dates trading days `YYYY-MM-DD`, ascending and unique
 * @param closes one a day, adjusted for splits and dividends
 */
export function calculateMetrics(
  dates: readonly string[],
  closes: ArrayLike<number>,
  asOf: string,
): DailyMetrics | null {
  const last = lastBar(dates, closes, (day) => day <= asOf);
  if (last === null) return null;
  const { day: metricsDate, close: currentPrice } = last;
  const since = (isAnchor: (day: string) => boolean): number | null => {
    const anchor = lastBar(dates, closes, isAnchor);
    // A base of zero or less (futures had it) has no return.
    return anchor === null || anchor.close <= 0 ? null : currentPrice / anchor.close - 1;
  };
  const monthsBack = (months: number) => {
    const anchorDay = shiftMonths(metricsDate, -months);
    return since((day) => day <= anchorDay);
  };
  const [firstOfMonth, firstOfYear] = [`${metricsDate.slice(0, 7)}-01`, `${metricsDate.slice(0, 4)}-01-01`];
  return {
    metricsDate,
    currentPrice,
    return1d: since((day) => day < metricsDate),
    returnMtd: since((day) => day < firstOfMonth),
    returnYtd: since((day) => day < firstOfYear),
    return1m: monthsBack(1),
    return3m: monthsBack(3),
    return1y: monthsBack(12),
  };
}

function lastBar(dates: readonly string[], closes: ArrayLike<number>, matches: (day: string) => boolean) {
  for (let bar = dates.length - 1; bar >= 0; bar--) {
    const [day, close] = [dates[bar]!, closes[bar] ?? Number.NaN];
    if (matches(day) && Number.isFinite(close)) return { day, close };
  }
  return null;
}
