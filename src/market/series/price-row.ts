/**
 * One daily bar of one symbol, ready to store. Prices are decimal text, so no binary rounding reaches a numeric column.
 */
export interface PriceRow {
  symbol: string;
  /** Trading day in the exchange's time zone, `YYYY-MM-DD`. */
  date: string;
  /** Price in the symbol's currency (points for an index), as `formatPrice` writes it; null if the source has none. */
  open: string | null;
  high: string | null;
  low: string | null;
  close: string;
  /** Whole shares; null if the source has none. */
  volume: number | null;
}

const DECIMALS = 4;
/** Significant digits of a price below 1, such as that of a coin: as precise as 1.2346, and more. */
const DIGITS_BELOW_ONE = 6;
/** The maximum of the scalar `Decimal`. */
const MAX_DECIMALS = 12;

/** The lowest price that is not 0. */
export const MIN_PRICE = (10 ** -MAX_DECIMALS).toFixed(MAX_DECIMALS);

/**
 * Formats a price with four decimals, and a price below 1 with six significant digits, but at most 12 decimals. Rounding
 * is monotonic, so low <= open, close <= high still holds afterwards.
 */
export function formatPrice(price: number): string {
  const exponent = Number(price.toExponential().split("e")[1]);
  return price.toFixed(exponent >= 0 ? DECIMALS : Math.min(MAX_DECIMALS, DIGITS_BELOW_ONE - 1 - exponent));
}

/** An SQL expression that rounds a numeric expression as `formatPrice` does. */
export function roundedPrice(price: string): string {
  const belowOne = `least(${MAX_DECIMALS}, ${DIGITS_BELOW_ONE - 1} - floor(log(abs(${price}))))::integer`;
  return `round(${price}, case when ${price} <> 0 and abs(${price}) < 1 then ${belowOne} else ${DECIMALS} end)`;
}
