import type { Bars } from "../../series/bars";
import { metricNumber } from "../metric-number";
import type { VolatilityReading } from "./volatility";

const SWING_BARS = 8;
const ATR_MULTIPLE = 1.8;
/** The structural stop lies a little under the swing low, and further under it where the ATR is no guide. */
const BELOW_SWING_LOW = 0.995;
const FAR_BELOW_SWING_LOW = 0.98;

/**
 * Price to give the idea up at, in the prices' currency and always below the last close: the higher of 1.8 ATR under the
 * close and 0.5 % under the lowest low of the last 8 bars. With an ATR that is missing or too wide to be a guide it is
 * 2 % under that low. Null without bars or with a price that is not positive.
 */
export function suggestStop(bars: Bars, volatility: VolatilityReading, atrAcceptable: boolean): number | null {
  const close = bars.close.at(-1) ?? Number.NaN;
  const low = swingLow(bars);
  if (!(close > 0 && low > 0)) return null;
  const stop = atrAcceptable ? Math.max(close - ATR_MULTIPLE * volatility.atr, low * BELOW_SWING_LOW) : Number.NaN;
  return metricNumber(stop < close ? stop : low * FAR_BELOW_SWING_LOW);
}

/** The lowest low of the last bars; where a low is missing, or above its close by mistake, the close stands in. */
function swingLow({ low, close }: Bars): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let bar = Math.max(0, close.length - SWING_BARS); bar < close.length; bar++) {
    const reached = Number.isFinite(low[bar]) ? Math.min(low[bar]!, close[bar]!) : close[bar]!;
    lowest = Math.min(lowest, reached);
  }
  return lowest;
}
