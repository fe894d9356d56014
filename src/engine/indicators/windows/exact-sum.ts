/** Splits a number into two halves whose products with a whole number below 2 ** 26 are exact (T. Dekker, 1971). */
const SPLITTER = 2 ** 27 + 1;

/**
 * A sum of numbers with twice the usual digits. It is exact while the largest of them is below 2 ** 40 times the
 * smallest, as all prices of a share are; then its value does not depend on the order of the additions and equals
 * Python's `fsum`. Source: T. Dekker, A Floating-Point Technique for Extending the Available Precision (1971).
 */
export class ExactSum {
  high = 0;
  low = 0;

  set(high: number, low: number): void {
    this.high = high;
    this.low = low;
  }

  /** Adds a number that consists of a high and a low part. */
  add(high: number, low: number): void {
    const sum = this.high + high;
    const entered = sum - this.high;
    const lost = this.high - (sum - entered) + (high - entered) + (this.low + low);
    this.high = sum + lost;
    this.low = lost - (this.high - sum);
  }

  /** Adds `count` times the value; `count` is a whole number. */
  addMultiple(value: number, count: number): void {
    const shifted = value * SPLITTER;
    const upper = shifted - (shifted - value);
    this.add(upper * count, 0);
    this.add((value - upper) * count, 0);
  }
}
