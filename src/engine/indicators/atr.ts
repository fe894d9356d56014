import { rma } from "./rma";
import { type Series, unknownSeries } from "./series";

/** The columns of bars that a range needs, in the currency of the prices and of one length. */
export interface RangeColumns {
  readonly high: Series;
  readonly low: Series;
  readonly close: Series;
}

/**
 * True range: the reach of a bar including the gap from the close before, in the prices' currency. First value at bar 1.
 * Source: Wilder (1978); TA-Lib TRANGE.
 */
export function trueRange({ high, low, close }: RangeColumns): Series {
  const result = unknownSeries(close.length);
  for (let bar = 1; bar < close.length; bar++) {
    const before = close[bar - 1]!;
    const reach = Math.max(high[bar]!, before) - Math.min(low[bar]!, before);
    if (Number.isFinite(reach)) result[bar] = reach;
  }
  return result;
}

/**
 * Average true range, Wilder's average of the true range, in the prices' currency. First value at bar `period`.
 * Source: Wilder (1978); TA-Lib ATR.
 */
export function atr(columns: RangeColumns, period: number): Series {
  return rma(trueRange(columns), period);
}
