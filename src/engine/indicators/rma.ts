import type { Series } from "./series";
import { smooth } from "./smooth";

/**
 * Wilder's moving average, weight 1 / period, in the unit of the source. First value at bar `period - 1`.
 * Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978); the smoothing inside TA-Lib's RSI and ATR.
 */
export function rma(source: Series, period: number): Series {
  return smooth(source, { period, weight: 1 / period });
}
