/**
 * Daily bars of one symbol, oldest first: one array per column, all of the same length.
 * Prices are in the symbol's currency and adjusted for splits and dividends; volume is in shares.
 * A missing open, high, low or volume is NaN; the close is never missing.
 */
export interface Bars {
  /** Trading days (`YYYY-MM-DD`), ascending and unique. */
  readonly dates: readonly string[];
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}
