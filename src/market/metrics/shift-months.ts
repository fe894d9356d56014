/**
 * Returns the day `months` months after a day (`YYYY-MM-DD`), or before it if negative. The day is clamped to the end
 * of a shorter month: one month before 31 March is 28 or 29 February, one year before 29 February is 28 February.
 */
export function shiftMonths(day: string, months: number): string {
  const [year, month, dayOfMonth] = day.split("-").map(Number) as [number, number, number];
  const target = new Date(Date.UTC(year, month - 1 + months, 1));
  const daysInMonth = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(dayOfMonth, daysInMonth));
  return target.toISOString().slice(0, 10);
}
