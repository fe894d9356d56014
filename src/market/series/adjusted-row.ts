import { formatPrice, type PriceRow } from "./price-row";

/** One trading day as the source reports it, before adjustment. */
export interface RawBar {
  /** `YYYY-MM-DD`. */
  date: string;
  open: number | null;
  high: number | null;
  low: number | null;
  close: number;
  /**
   * The close adjusted for all later splits and dividends; equal to `close` if the source adjusts nothing or
   * everything.
   */
  adjustedClose: number;
  /** Shares. */
  volume: number | null;
}

/**
 * Scales all prices of a bar by its split and dividend adjustment. The volume is not scaled: a dividend does not change
 * the number of shares, and sources already adjust volumes for splits. `correction` multiplies the source's adjustment,
 * for sources whose adjustment is wrong.
 */
export function adjustedRow(symbol: string, bar: RawBar, correction = 1): PriceRow {
  const scale = (bar.adjustedClose / bar.close) * correction;
  const adjusted = (price: number | null) => (price === null ? null : formatPrice(price * scale));
  return {
    symbol,
    date: bar.date,
    open: adjusted(bar.open),
    high: adjusted(bar.high),
    low: adjusted(bar.low),
    close: formatPrice(bar.close * scale),
    volume: bar.volume,
  };
}
