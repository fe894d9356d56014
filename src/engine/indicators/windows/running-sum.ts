/**
 * Rounding error of adding a value to a sum. Accumulated beside the sum and added at the end, it keeps a running sum
 * from drifting, however many values enter and leave it. The generated Python uses Neumaier's version (1974), which
 * compares the two operands; both give the same result, and the version without a branch is faster here. Source: the
 * sum of two numbers in D. Knuth, The Art of Computer Programming 2, 4.2.2 (1969).
 */
export function lostInSum(sum: number, value: number): number {
  const next = sum + value;
  const entered = next - sum;
  return sum - (next - entered) + (value - entered);
}
