import { DAY_MS, dayOf } from "../../engine/calendar-days";

/** Long before any series begins; what is counted back from a bar stays inside the calendar. */
export const MIN_PRICE_DATE = "1800-01-01";

/**
 * Why no bar can be of this day, as the rest of a sentence; null when one can. Tomorrow (UTC) is possible: in the east it
 * has begun.
 */
export function checkPriceDate(day: string, now: Date): string | null {
  if (day < MIN_PRICE_DATE) return `is ${day}; prices begin on ${MIN_PRICE_DATE}`;
  const tomorrow = dayOf(now.getTime() + DAY_MS);
  return day > tomorrow ? `is ${day}; that day has not come yet` : null;
}
