export const DAY_MS = 86_400_000;
/** Of the calendar that dates are written in: there is no year 0. */
const FIRST_DAY = Date.parse("0001-01-01");

/** The day (`YYYY-MM-DD`) so many days before another, never one before the calendar's first. */
export function daysBefore(day: string, days: number): string {
  return dayOf(Math.max(FIRST_DAY, Date.parse(day) - days * DAY_MS));
}

/** The day (`YYYY-MM-DD`, in UTC) of a time in milliseconds. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
