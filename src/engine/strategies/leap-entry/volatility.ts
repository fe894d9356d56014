import { atr } from "../../indicators/volatility/atr";
import type { Bars } from "../../series/bars";
import { type Series, valueFromEnd } from "../../series/series";
import type { ConditionGroup } from "../condition-group";
import { metricNumber } from "../metric-number";

const ATR_PERIOD = 14;
/** The volatility of the last 20 daily returns is compared with that of the 20 before. */
const VOLATILITY_BARS = 20;
const CONTRACTION_POINTS = 10;
const ATR_POINTS = 8;

/** ATR in the price currency and in percent of the close; recent and previous daily volatility as fractions. */
export interface VolatilityReading {
  readonly atr: number;
  readonly atrPercent: number;
  readonly recent: number;
  readonly before: number;
}

export interface VolatilityGroup extends ConditionGroup {
  readonly atrAcceptable: boolean;
}

export function readVolatility(bars: Bars): VolatilityReading {
  const range = valueFromEnd(atr(bars, ATR_PERIOD));
  const returns = bars.close.slice(1).map((price, bar) => price / bars.close[bar]! - 1);
  return {
    atr: range,
    atrPercent: (range / valueFromEnd(bars.close)) * 100,
    recent: deviation(returns.slice(-VOLATILITY_BARS)),
    before: deviation(returns.slice(-2 * VOLATILITY_BARS, -VOLATILITY_BARS)),
  };
}

/** 10 points for a falling volatility, 8 for an ATR of at most `maxAtrPercent` percent of the price. */
export function judgeVolatility(reading: VolatilityReading, maxAtrPercent: number): VolatilityGroup {
  const contracting = reading.recent < reading.before;
  const atrAcceptable = reading.atrPercent <= maxAtrPercent;
  return {
    atrAcceptable,
    points: (contracting ? CONTRACTION_POINTS : 0) + (atrAcceptable ? ATR_POINTS : 0),
    failed: {},
    measured: { atr14: metricNumber(reading.atr), atr_pct: metricNumber(reading.atrPercent) },
    judged: { vol_contract: contracting },
  };
}

/** Sample standard deviation (n - 1); NaN with fewer than 20 values. */
function deviation(values: Series): number {
  if (values.length < VOLATILITY_BARS) return Number.NaN;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
