import type { PriceRow } from "../series/price-row";

/** A bar without its scale: prices as multiples of the close before it, volume as a multiple of the usual volume. */
export interface BarShape {
  open: number | null;
  high: number | null;
  low: number | null;
  close: number;
  volume: number | null;
}

/** Half a trading year to either side. */
const VOLUME_WINDOW = 126;

/**
 * The shapes of all bars but the first, which has none before it.
 * Volume is measured against the mean of the year around the bar, not of the whole series: volumes grow or shrink
 * severalfold over decades, and blocks from far-apart years would meet in steps that no market shows.
 */
export function barShapes(rows: readonly PriceRow[]): BarShape[] {
  const usual = meanVolumes(rows);
  return rows.slice(1).map((row, at) => {
    const before = Number(rows[at]!.close);
    const ratio = (price: string | null) => (price === null ? null : Number(price) / before);
    const mean = usual[at + 1]!;
    return {
      open: ratio(row.open),
      high: ratio(row.high),
      low: ratio(row.low),
      close: Number(row.close) / before,
      volume: row.volume === null || mean === 0 ? null : row.volume / mean,
    };
  });
}

/** The mean volume around each row, over the rows that have one; 0 where there is none. */
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
