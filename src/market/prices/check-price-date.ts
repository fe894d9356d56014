import { DAY_MS, dayOf } from "../../engine/calendar-days";

/** Earlier than any series; keeps dates that are counted back from a bar within the calendar. */
export const MIN_PRICE_DATE = "1800-01-01";

/**
 * Returns why a bar cannot have this date, as the rest of a sentence, or null if it can. Tomorrow (UTC) is allowed,
 * because it has already begun in time zones ahead of UTC.
 */
export function checkPriceDate(day: string, now: Date): string | null {
  if (day < MIN_PRICE_DATE) return `is ${day}; the earliest supported date is ${MIN_PRICE_DATE}`;
  const tomorrow = dayOf(now.getTime() + DAY_MS);
  return day > tomorrow ? `is ${day}, which is in the future` : null;
}
