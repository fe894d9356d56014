/** @throws RangeError unless the period is a whole number of at least 1 bar. */
export function checkPeriod(period: number, name = "period"): void {
  if (!Number.isInteger(period) || period < 1) {
    throw new RangeError(`${name} must be a whole number of at least 1 bar, not ${period}`);
  }
}
