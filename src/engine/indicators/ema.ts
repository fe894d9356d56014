import type { Series } from "./series";
import { smooth } from "./smooth";

/**
 * Exponential moving average, weight 2 / (period + 1), in the unit of the source. First value at bar `period - 1`.
 * `skip` leaves out that many leading values, which is how TA-Lib's MACD lines two averages up.
 * Source: TA-Lib EMA; the start is the mean of the first `period` values, not the first value alone.
 */
export function ema(source: Series, period: number, skip = 0): Series {
  return smooth(source, { period, weight: 2 / (period + 1), skip });
}
