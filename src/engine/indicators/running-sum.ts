/**
 * What is lost in rounding when a value is added to a sum. Kept beside the sum and given back in the end, it makes one that
 * values enter and leave not drift, however many pass through.
 * Source: A. Neumaier's variant of Kahan's compensated summation (1974).
 */
export function lostInSum(sum: number, value: number): number {
  const next = sum + value;
  return Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
}
