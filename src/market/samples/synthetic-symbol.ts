/**
 * The made-up ticker of the index-th series, counted from 1: `SYN0001`, `SYN0002` and, after `SYN9999`, `SYN10000`.
 * No exchange lists such a ticker: American ones have no digits, and those that are numbers have no letters before them.
 * Throws a RangeError when the index is no whole number from 1.
 */
export function syntheticSymbol(index: number): string {
  if (!Number.isSafeInteger(index) || index < 1) {
    throw new RangeError(`${index} numbers no made-up symbol; a whole number from 1 is expected.`);
  }
  return `SYN${String(index).padStart(4, "0")}`;
}
