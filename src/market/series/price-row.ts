/**
 * One daily bar of one symbol, ready to store. Prices are decimal text, so no binary rounding reaches a numeric column.
 */
export interface PriceRow {
  symbol: string;
  /** Trading day in the exchange's time zone, `YYYY-MM-DD`. */
  date: string;
  /** Price in the symbol's currency (points for an index), four decimals; null if the source has none. */
  open: string | null;
  high: string | null;
  low: string | null;
  close: string;
  /** Whole shares; null if the source has none. */
  volume: number | null;
}

/** Formats a price with four decimals. Rounding is monotonic, so low <= open, close <= high still holds afterwards. */
export function formatPrice(price: number): string {
  return price.toFixed(4);
}
