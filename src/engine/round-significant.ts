/** More than any price has, and few enough to hide the rounding of binary fractions (0.1 + 0.2 is 0.3). */
const DIGITS = 12;

/**
 * Rounds a finite number to 12 significant digits, so that small numbers, such as the price of a coin in dollars, keep
 * their value. Whole numbers, such as volumes, are exact; -0 becomes 0.
 */
export function roundSignificant(value: number): number {
  if (value === 0) return 0;
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(DIGITS));
}
