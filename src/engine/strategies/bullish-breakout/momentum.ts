import { macd } from "../../indicators/momentum/macd";
import { rsi } from "../../indicators/momentum/rsi";
import type { Bars } from "../../series/bars";
import { valueFromEnd } from "../../series/series";
import type { ConditionGroup } from "../condition-group";
import { metricNumber } from "../metric-number";

const RSI_PERIOD = 14;
/** An unchanged price is neutral, not oversold. */
const RSI_WHEN_FLAT = 50;
const RSI_ABOVE = 50;
const RSI_BELOW = 70;

/** RSI from 0 to 100; MACD line and signal line in the price currency. */
export interface MomentumReading {
  readonly rsi: number;
  readonly macd: number;
  readonly signal: number;
}

export function readMomentum({ close }: Bars): MomentumReading {
  const { macd: line, signal } = macd(close);
  return {
    rsi: valueFromEnd(rsi(close, RSI_PERIOD, RSI_WHEN_FLAT)),
    macd: valueFromEnd(line),
    signal: valueFromEnd(signal),
  };
}

/**
 * Up to 2 points: one for an RSI between 50 and 70 (exclusive), one for a MACD above its signal line with both
 * positive.
 */
export function judgeMomentum({ rsi: strength, macd: line, signal }: MomentumReading): ConditionGroup {
  const goodRange = strength > RSI_ABOVE && strength < RSI_BELOW;
  const aboveSignal = line > signal;
  const bothPositive = line > 0 && signal > 0;
  const bullish = aboveSignal && bothPositive;
  const points = Number(goodRange) + Number(bullish);
  return {
    points,
    failed: {
      rsi_above_70_overbought: strength >= RSI_BELOW,
      rsi_below_50: !goodRange && !(strength >= RSI_BELOW),
      macd_below_signal: !aboveSignal,
      macd_not_both_positive: !bothPositive,
    },
    measured: {
      rsi14: metricNumber(strength),
      macd: metricNumber(line),
      macd_signal: metricNumber(signal),
      macd_hist: metricNumber(line - signal),
    },
    judged: { rsi_good_range: goodRange, macd_bullish: bullish, points_momentum: points },
  };
}
