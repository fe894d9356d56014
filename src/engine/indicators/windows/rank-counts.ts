/**
 * How many values of a window have each rank. Adding, removing and counting take O(log ranks). Source: P. Fenwick, A
 * New Data Structure for Cumulative Frequency Tables (1994).
 */
export class RankCounts {
  private readonly counts: Int32Array;

  constructor(ranks: number) {
    this.counts = new Int32Array(ranks + 1);
  }

  add(rank: number, change: 1 | -1): void {
    const { counts } = this;
    for (let place = rank + 1; place < counts.length; place += place & -place) counts[place]! += change;
  }

  /** Number of values whose rank is at most `rank`. */
  countUpTo(rank: number): number {
    let count = 0;
    for (let place = rank + 1; place > 0; place -= place & -place) count += this.counts[place]!;
    return count;
  }
}
