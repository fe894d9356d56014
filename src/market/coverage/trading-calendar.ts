import { DAY_MS, dayOf } from "../../engine/calendar-days";
import { isNyseTradingDay, NYSE_RULES_FROM } from "./is-nyse-trading-day";

/** If two index bars are at most this many days apart, the exchange was closed on the days between them. */
const MAX_CLOSURE_DAYS = 7;

export interface TradingCalendar {
  /** Trading days, ascending. */
  readonly days: readonly string[];
  /** First day from which `days` is complete. */
  readonly knownFrom: string;
}

/**
 * Returns the trading days of the New York Stock Exchange in a period (both ends inclusive): the days with an index bar
 * and, where the index has none for more than a week, the days by the exchange's rules. The index shows closures that
 * no rule predicts; the rules cover days for which no index bars are stored.
 * @param index days with an index bar, ascending
 */
export function tradingCalendar(index: readonly string[], from: string, to: string): TradingCalendar {
  const days = index.filter((day) => day < NYSE_RULES_FROM && day >= from && day <= to);
  let next = 0;
  for (let day = later(from, NYSE_RULES_FROM); day <= to; day = dayAfter(day)) {
    while (next < index.length && index[next]! < day) next++;
    const isDay = index[next] === day || (!isShortGap(index, next) && isNyseTradingDay(day));
    if (isDay) days.push(day);
  }
  let knownFrom = NYSE_RULES_FROM;
  for (let at = index.length - 1; at > 0; at--) {
    if (index[at]! >= knownFrom && index[at - 1]! < knownFrom && isShortGap(index, at)) knownFrom = index[at - 1]!;
  }
  return { days, knownFrom };
}

/** Whether the gap before this index bar is short enough to consist of weekends and holidays only. */
function isShortGap(index: readonly string[], at: number): boolean {
  const [before, after] = [index[at - 1], index[at]];
  if (before === undefined || after === undefined) return false;
  return Date.parse(after) - Date.parse(before) <= MAX_CLOSURE_DAYS * DAY_MS;
}

function dayAfter(day: string): string {
  return dayOf(Date.parse(day) + DAY_MS);
}

export function later(a: string, b: string): string {
  return a > b ? a : b;
}
