import type { PriceRow } from "../series/price-row";

/** A bar without scale: prices as multiples of the previous close, volume as a multiple of the mean volume. */
export interface BarShape {
  open: number | null;
  high: number | null;
  low: number | null;
  close: number;
  volume: number | null;
}

/** Half a trading year on either side. */
const VOLUME_WINDOW = 126;

/**
 * Returns the shapes of all bars but the first, which has no previous close.
 * Volumes are relative to the mean of the year around the bar, not of the whole series: volumes change severalfold over
 * decades, so blocks from distant years would otherwise meet with unrealistic jumps.
 */
export function barShapes(rows: readonly PriceRow[]): BarShape[] {
  const means = meanVolumes(rows);
  return rows.slice(1).map((row, at) => {
    const before = Number(rows[at]!.close);
    const ratio = (price: string | null) => (price === null ? null : Number(price) / before);
    const mean = means[at + 1]!;
    return {
      open: ratio(row.open),
      high: ratio(row.high),
      low: ratio(row.low),
      close: Number(row.close) / before,
      volume: row.volume === null || mean === 0 ? null : row.volume / mean,
    };
  });
}

/** The mean volume around each row, over rows with a volume; 0 if there are none. */
function meanVolumes(rows: readonly PriceRow[]): number[] {
  const sums = [0];
  const counts = [0];
  for (const { volume } of rows) {
    sums.push(sums.at(-1)! + (volume ?? 0));
    counts.push(counts.at(-1)! + (volume === null ? 0 : 1));
  }
  return rows.map((_, at) => {
    const from = Math.max(0, at - VOLUME_WINDOW);
    const to = Math.min(rows.length, at + VOLUME_WINDOW + 1);
    const count = counts[to]! - counts[from]!;
    return count === 0 ? 0 : (sums[to]! - sums[from]!) / count;
  });
}
