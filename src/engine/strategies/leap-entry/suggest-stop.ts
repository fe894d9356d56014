import type { Bars } from "../../series/bars";
import { metricNumber } from "../metric-number";
import type { VolatilityReading } from "./volatility";

const SWING_BARS = 8;
const ATR_MULTIPLE = 1.8;
/** The stop lies slightly below the swing low, and further below it if the ATR cannot be used. */
const BELOW_SWING_LOW = 0.995;
const FAR_BELOW_SWING_LOW = 0.98;

/**
 * Suggested stop price, in the price currency and always below the last close: the higher of 1.8 ATR below the close
 * and 0.5 % below the lowest low of the last 8 bars. If the ATR is missing or too high, it is 2 % below that low. Null
 * without bars or if the price is not positive.
 */
export function suggestStop(bars: Bars, volatility: VolatilityReading, atrAcceptable: boolean): number | null {
  const close = bars.close.at(-1) ?? Number.NaN;
  const low = swingLow(bars);
  if (!(close > 0 && low > 0)) return null;
  const stop = atrAcceptable ? Math.max(close - ATR_MULTIPLE * volatility.atr, low * BELOW_SWING_LOW) : Number.NaN;
  return metricNumber(stop < close ? stop : low * FAR_BELOW_SWING_LOW);
}

/** The lowest low of the last bars; the close is used where a low is missing or, by mistake, above its close. */
function swingLow({ low, close }: Bars): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let bar = Math.max(0, close.length - SWING_BARS); bar < close.length; bar++) {
    const barLow = Number.isFinite(low[bar]) ? Math.min(low[bar]!, close[bar]!) : close[bar]!;
    lowest = Math.min(lowest, barLow);
  }
  return lowest;
}
