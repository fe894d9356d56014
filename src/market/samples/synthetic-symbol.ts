/**
 * Returns the ticker of the index-th synthetic series, counted from 1: `SYN0001`, `SYN0002` and, after `SYN9999`,
 * `SYN10000`. No exchange lists such a ticker: American tickers have no digits, and numeric ones no letters before
 * them. Throws a RangeError if the index is not a positive whole number.
 */
export function syntheticSymbol(index: number): string {
  if (!Number.isSafeInteger(index) || index < 1) {
    throw new RangeError(`The index of a synthetic symbol is ${index}; it must be a whole number, at least 1.`);
  }
  return `SYN${String(index).padStart(4, "0")}`;
}
