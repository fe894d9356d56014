/**
 * The last `count` days of an ascending calendar up to and with `endDate` (or the trading day before it, when it is none).
 * Throws a RangeError when the count is no positive whole number, when the calendar does not reach the end date, and when
 * it holds fewer days than asked for: days are never made up.
 */
export function tradingDays(calendar: readonly string[], count: number, endDate: string): string[] {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`${count} bars were asked for; a whole number from 1 is expected.`);
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(endDate)) {
    throw new RangeError(`The end date "${endDate}" is not a date; YYYY-MM-DD is expected.`);
  }
  const last = calendar.at(-1);
  if (last === undefined || endDate > last) {
    throw new RangeError(`The trading calendar of the samples ends on ${last}, before the end date ${endDate}.`);
  }
  const days = calendar.filter((day) => day <= endDate);
  if (days.length < count) {
    throw new RangeError(
      `${count} bars were asked for, but the trading calendar of the samples has only ${days.length} days up to ${endDate}.`,
    );
  }
  return days.slice(-count);
}
