/**
 * What is lost in rounding when a value is added to a sum. Kept beside the sum and given back in the end, it makes one that
 * values enter and leave not drift, however many pass through. The generated Python asks which of the two is larger, as
 * Neumaier does (1974); both find the same number, and without a branch it takes less time here.
 * Source: the sum of two numbers in D. Knuth, The Art of Computer Programming 2, 4.2.2 (1969).
 */
export function lostInSum(sum: number, value: number): number {
  const next = sum + value;
  const entered = next - sum;
  return sum - (next - entered) + (value - entered);
}
