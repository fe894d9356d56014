import { DAY_MS, dayOf } from "../../engine/calendar-days";
import { isNyseTradingDay, NYSE_RULES_FROM } from "./is-nyse-trading-day";

/** Two bars of the index that are no further apart (in days) leave no doubt that the exchange was closed between them. */
const MAX_CLOSURE_DAYS = 7;

export interface TradingCalendar {
  /** Ascending. */
  readonly days: readonly string[];
  /** Before it other trading days may have been. */
  readonly knownFrom: string;
}

/**
 * The trading days of the New York Stock Exchange in a period (both ends included): those on which its index has a bar,
 * and where the index is silent, those by the exchange's rules. The index knows of closings that no rule foresees, the
 * rules of the days for which nobody has stored the index.
 * @param index the index's days with bars, ascending
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

/** Is the gap before this bar of the index one of holidays and weekends? */
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
