export const DAY_MS = 86_400_000;
/** The first day of the calendar: there is no year 0. */
const FIRST_DAY = Date.parse("0001-01-01");

/** The day (`YYYY-MM-DD`) a number of days before another, but no earlier than 0001-01-01. */
export function daysBefore(day: string, days: number): string {
  return dayOf(Math.max(FIRST_DAY, Date.parse(day) - days * DAY_MS));
}

/** The day (`YYYY-MM-DD`, in UTC) of a time in milliseconds. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
