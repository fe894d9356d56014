/**
 * Returns the last `count` days of an ascending calendar up to `endDate`, inclusive; `endDate` need not be a trading
 * day. Throws a RangeError if the count is not a positive whole number, the calendar ends before `endDate`, or it has
 * fewer than `count` days.
 */
export function tradingDays(calendar: readonly string[], count: number, endDate: string): string[] {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`The number of bars is ${count}; it must be a whole number, at least 1.`);
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(endDate)) {
    throw new RangeError(`The end date "${endDate}" is not a date in the format YYYY-MM-DD.`);
  }
  const last = calendar.at(-1);
  if (last === undefined || endDate > last) {
    throw new RangeError(`The end date is ${endDate}, but the trading calendar of the samples ends on ${last}.`);
  }
  const days = calendar.filter((day) => day <= endDate);
  if (days.length < count) {
    throw new RangeError(
      `The number of bars is ${count}, but the trading calendar of the samples has only ${days.length} days up to ${endDate}.`,
    );
  }
  return days.slice(-count);
}
