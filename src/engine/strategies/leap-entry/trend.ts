import { sma } from "../../indicators/moving-average/sma";
import type { Bars } from "../../series/bars";
import { type Series, valueFromEnd } from "../../series/series";
import type { ConditionGroup } from "../condition-group";
import { metricNumber } from "../metric-number";

/** Number of values of the 200-day average that the slope is measured over; this takes 219 bars in total. */
const SLOPE_BARS = 20;
const TREND_POINTS = 15;

/** Moving averages on the last bar in the price currency, and the slope per bar; NaN if there are too few bars. */
export interface TrendReading {
  readonly close: number;
  readonly sma50: number;
  readonly sma150: number;
  readonly sma200: number;
  readonly slope200: number;
}

export function readTrend({ close }: Bars): TrendReading {
  const sma200 = sma(close, 200);
  return {
    close: valueFromEnd(close),
    sma50: valueFromEnd(sma(close, 50)),
    sma150: valueFromEnd(sma(close, 150)),
    sma200: valueFromEnd(sma200),
    slope200: slope(sma200.slice(-SLOPE_BARS)),
  };
}

/** 15 points for a 200-day average that does not fall: a long-dated call needs a rising or flat long-term trend. */
export function judgeTrend({ close, sma50, sma150, sma200, slope200 }: TrendReading): ConditionGroup {
  const healthy = slope200 >= 0;
  return {
    points: healthy ? TREND_POINTS : 0,
    failed: { trend_down: !healthy },
    measured: {
      close: metricNumber(close),
      sma50: metricNumber(sma50),
      sma150: metricNumber(sma150),
      sma200: metricNumber(sma200),
      slope_200: metricNumber(slope200),
    },
    judged: {},
  };
}

/** Slope per step of the least-squares line through the values; NaN if there are fewer than two or one is missing. */
function slope(values: Series): number {
  const middle = (values.length - 1) / 2;
  let covariance = 0;
  let variance = 0;
  for (let step = 0; step < values.length; step++) {
    // Measured from the first value, so that the slope of equal values is exactly 0 rather than a rounding error.
    covariance += (step - middle) * (values[step]! - values[0]!);
    variance += (step - middle) ** 2;
  }
  return values.length > 1 ? covariance / variance : Number.NaN;
}
