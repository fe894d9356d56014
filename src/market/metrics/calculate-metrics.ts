import { shiftMonths } from "./shift-months";

/**
 * A symbol's returns up to its last bar, as fractions (0.01 is 1 %); null when the prices do not reach back far enough.
 */
export interface DailyReturns {
  /** Since the previous bar. */
  readonly return1d: number | null;
  /** Since the last bar of the previous month. */
  readonly returnMtd: number | null;
  /** Since the last bar of the previous year. */
  readonly returnYtd: number | null;
  /** Since the last bar on or before the same day one month, three months or one year earlier. */
  readonly return1m: number | null;
  readonly return3m: number | null;
  readonly return1y: number | null;
}

export interface DailyMetrics extends DailyReturns {
  /** Day of the last bar, `YYYY-MM-DD`; all metrics are as of this day. */
  readonly metricsDate: string;
  /** Close on that day, in the symbol's currency. */
  readonly currentPrice: number;
}

/**
 * Calculates price and returns of a symbol as of its last bar on or before `asOf`; null without such a bar. Each return
 * is measured from the last bar on or before its anchor day, because the anchor day, such as 1 January, may be a
 * holiday. Months and years are counted back from the day of the last bar, not from `asOf`: on a Sunday the metrics are
 * Friday's, and those of a symbol that is no longer traded stay as they were on its last day. Bars with a non-finite
 * close are ignored.
 * @param dates trading days, `YYYY-MM-DD`, ascending and unique
 * @param closes one per day, adjusted for splits and dividends
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
    // A return on a base of zero or less, which futures have had, is undefined.
    return anchor === null || anchor.close <= 0 ? null : currentPrice / anchor.close - 1;
  };
  return { metricsDate, currentPrice, ...calculateReturns(metricsDate, since) };
}

/** @param since the return since the last bar on a day that matches */
function calculateReturns(
  metricsDate: string,
  since: (isAnchor: (day: string) => boolean) => number | null,
): DailyReturns {
  const monthsBack = (months: number) => {
    const anchorDay = shiftMonths(metricsDate, -months);
    return since((day) => day <= anchorDay);
  };
  const [firstOfMonth, firstOfYear] = [`${metricsDate.slice(0, 7)}-01`, `${metricsDate.slice(0, 4)}-01-01`];
  return {
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
