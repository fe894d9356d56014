/** One daily bar of one symbol, ready to be stored: prices as decimal text, so that no binary rounding reaches a numeric column. */
export interface PriceRow {
  symbol: string;
  /** Trading day, `YYYY-MM-DD`, in the exchange's own calendar. */
  date: string;
  /** Price in the symbol's currency (index points for an index) with four decimals; null where the source has none. */
  open: string | null;
  high: string | null;
  low: string | null;
  close: string;
  /** Whole shares; null where the source has none. */
  volume: number | null;
}

/** Four decimals, always; rounding is monotone, so a bar's order of low, open, close and high survives it. */
export function formatPrice(price: number): string {
  return price.toFixed(4);
}
