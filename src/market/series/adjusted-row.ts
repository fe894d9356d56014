import { formatPrice, type PriceRow } from "./price-row";

/** One trading day as a source states it, before any adjustment. */
export interface RawBar {
  /** `YYYY-MM-DD`. */
  date: string;
  open: number | null;
  high: number | null;
  low: number | null;
  close: number;
  /** The close after all later splits and dividends; the close itself where the source adjusts nothing or everything. */
  adjustedClose: number;
  /** Shares. */
  volume: number | null;
}

/**
 * The whole bar on the scale of its adjusted close (for splits and dividends). Volume stays as it is: a dividend does not
 * change the number of shares, and sources have the splits in it already. `correction` multiplies the source's own
 * adjustment, where that is wrong.
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
