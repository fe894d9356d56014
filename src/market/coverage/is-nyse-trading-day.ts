import { DAY_MS, dayOf } from "../../engine/calendar-days";

/** First day on which the rules below apply; before it, NYSE Rule 7.2 and its exceptions were different. */
export const NYSE_RULES_FROM = "1990-01-01";

/** Unscheduled closures of the exchange. */
const UNSCHEDULED_CLOSURES = new Set([
  "1994-04-27", // funeral of President Nixon
  "2001-09-11", // attacks of 11 September
  "2001-09-12",
  "2001-09-13",
  "2001-09-14",
  "2004-06-11", // funeral of President Reagan
  "2007-01-02", // funeral of President Ford
  "2012-10-29", // hurricane Sandy
  "2012-10-30",
  "2018-12-05", // funeral of President George H. W. Bush
  "2025-01-09", // funeral of President Carter
]);

const [SUNDAY, MONDAY, THURSDAY, SATURDAY] = [0, 1, 4, 6];

/** Cache of the holidays of each year. */
const holidaysByYear = new Map<number, ReadonlySet<string>>();

/**
 * Whether the New York Stock Exchange trades on a day (`YYYY-MM-DD`, not before NYSE_RULES_FROM), according to its
 * holiday rules (nyse.com, "Holidays and trading hours"; Rule 7.2) and the unscheduled closures known up to 2025.
 */
export function isNyseTradingDay(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  if (weekday === SATURDAY || weekday === SUNDAY || UNSCHEDULED_CLOSURES.has(day)) return false;
  const year = Number(day.slice(0, 4));
  let ofYear = holidaysByYear.get(year);
  if (ofYear === undefined) {
    ofYear = new Set(holidaysOf(year).map(dayOf));
    holidaysByYear.set(year, ofYear);
  }
  return !ofYear.has(day);
}

function holidaysOf(year: number): number[] {
  return [
    // A Saturday New Year's Day is not observed: the Friday before is in the previous year, so it is never looked up
    // here.
    observed(year, 1, 1),
    ...(year >= 1998 ? [nth(3, MONDAY, year, 1)] : []), // Martin Luther King, Jr. Day
    nth(3, MONDAY, year, 2), // Washington's Birthday
    easter(year) - 2 * DAY_MS, // Good Friday
    nth(1, MONDAY, year, 6) - 7 * DAY_MS, // Memorial Day, the last Monday of May
    ...(year >= 2022 ? [observed(year, 6, 19)] : []), // Juneteenth
    observed(year, 7, 4), // Independence Day
    nth(1, MONDAY, year, 9), // Labor Day
    nth(4, THURSDAY, year, 11), // Thanksgiving Day
    observed(year, 12, 25), // Christmas Day
  ];
}

/** A holiday on a Saturday is observed on the Friday before, one on a Sunday on the Monday after. */
function observed(year: number, month: number, dayOfMonth: number): number {
  const time = Date.UTC(year, month - 1, dayOfMonth);
  const weekday = new Date(time).getUTCDay();
  return time + (weekday === SATURDAY ? -DAY_MS : weekday === SUNDAY ? DAY_MS : 0);
}

function nth(count: number, weekday: number, year: number, month: number): number {
  const first = Date.UTC(year, month - 1, 1);
  const daysUntil = (weekday - new Date(first).getUTCDay() + 7) % 7;
  return first + (daysUntil + 7 * (count - 1)) * DAY_MS;
}

/** Easter Sunday of the Gregorian calendar by the anonymous algorithm from Nature, 1876 (Meeus, chapter 8). */
function easter(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const corrected = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - corrected + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const marchDay = epact + toSunday - 7 * late + 22;
  return Date.UTC(year, 2, marchDay);
}
