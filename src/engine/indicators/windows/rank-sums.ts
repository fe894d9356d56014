import { ExactSum } from "./exact-sum";

/**
 * The values of a window by rank, in a tree whose every node contains the sum of the values below it. A change adds up
 * the nodes above it again and subtracts nothing, so no rounding error of a value outlives it. Adding, removing and
 * summing take O(log ranks).
 */
export class RankSums {
  private readonly leaves: number;
  private readonly high: Float64Array;
  private readonly low: Float64Array;
  private readonly counts: Int32Array;
  private readonly sum = new ExactSum();

  constructor(ranks: number) {
    // One leaf more than ranks: the leaf above all values stays empty.
    this.leaves = 2 ** Math.ceil(Math.log2(ranks + 1));
    this.high = new Float64Array(2 * this.leaves);
    this.low = new Float64Array(2 * this.leaves);
    this.counts = new Int32Array(2 * this.leaves);
  }

  /** Adds the value of a rank, or removes it. */
  change(rank: number, value: number, change: 1 | -1): void {
    const { counts } = this;
    let node = this.leaves + rank;
    counts[node]! += change;
    this.sum.set(0, 0);
    this.sum.addMultiple(value, counts[node]!);
    this.write(node);
    for (node >>= 1; node > 0; node >>= 1) {
      counts[node]! += change;
      this.sum.set(this.high[2 * node]!, this.low[2 * node]!);
      this.sum.add(this.high[2 * node + 1]!, this.low[2 * node + 1]!);
      this.write(node);
    }
  }

  /** Sum of the absolute distances of all values from `center`; `rank` is the number of ranks up to it. */
  sumOfDistances(center: number, rank: number): number {
    let node = this.leaves + rank;
    let excess = this.counts[node]!;
    this.sum.set(this.high[node]!, this.low[node]!);
    for (; node > 1; node >>= 1) {
      // The sibling to the left contains values up to the center, the one to the right values above it.
      const sign = node % 2 === 1 ? -1 : 1;
      this.sum.add(sign * this.high[node ^ 1]!, sign * this.low[node ^ 1]!);
      excess += sign * this.counts[node ^ 1]!;
    }
    this.sum.addMultiple(center, -excess);
    return this.sum.high;
  }

  private write(node: number): void {
    this.high[node] = this.sum.high;
    this.low[node] = this.sum.low;
  }
}
