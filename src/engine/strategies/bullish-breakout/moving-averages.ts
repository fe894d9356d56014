import { sma } from "../../indicators/moving-average/sma";
import type { Bars } from "../../series/bars";
import { type Series, valueFromEnd } from "../../series/series";
import type { ConditionGroup } from "../condition-group";
import { metricNumber } from "../metric-number";

/** A golden cross counts if it happened within this number of bars. */
const GOLDEN_CROSS_BARS = 30;
/** The 200-day average slopes upwards if it is above its value this number of bars ago. */
const SLOPE_BARS = 10;

/** The last close, the moving averages on the last bar and their recent movement; prices in the price currency. */
export interface MovingAverageReading {
  readonly close: number;
  readonly sma10: number;
  readonly sma50: number;
  readonly sma200: number;
  readonly sma200Before: number;
  readonly goldenCross: boolean;
}

export function readMovingAverages({ close }: Bars): MovingAverageReading {
  const sma50 = sma(close, 50);
  const sma200 = sma(close, 200);
  return {
    close: valueFromEnd(close),
    sma10: valueFromEnd(sma(close, 10)),
    sma50: valueFromEnd(sma50),
    sma200: valueFromEnd(sma200),
    sma200Before: valueFromEnd(sma200, SLOPE_BARS),
    goldenCross: crossedAboveWithin(sma50, sma200, GOLDEN_CROSS_BARS),
  };
}

/**
 * Up to 3 points: one each for a close above the 50-day average, a close above the 200-day average, a recent golden
 * cross.
 */
export function judgeMovingAverages(reading: MovingAverageReading): ConditionGroup {
  const { close, sma10, sma50, sma200, goldenCross } = reading;
  const above50 = close > sma50;
  const above200 = close > sma200;
  const points = Number(above50) + Number(above200) + Number(goldenCross);
  return {
    points,
    failed: { price_below_50ma: !above50, price_below_200ma: !above200, no_golden_cross: !goldenCross },
    measured: {
      close: metricNumber(close),
      sma10: metricNumber(sma10),
      sma50: metricNumber(sma50),
      sma200: metricNumber(sma200),
    },
    judged: {
      ma50_above: above50,
      ma200_above: above200,
      golden_cross: goldenCross,
      points_moving_averages: points,
    },
  };
}

/** One point for a 200-day average above its value 10 bars ago; with fewer than 210 bars there is no such value. */
export function judgeTrendDirection({ sma200, sma200Before }: MovingAverageReading): ConditionGroup {
  const upward = sma200 > sma200Before;
  return {
    points: Number(upward),
    failed: { ma200_not_sloping_up: !upward },
    measured: {},
    judged: { ma200_slope_upward: upward, points_trend_direction: Number(upward) },
  };
}

/** Whether `fast` crossed above `slow` on one of the last `bars` bars. */
function crossedAboveWithin(fast: Series, slow: Series, bars: number): boolean {
  for (let ago = 0; ago < bars; ago++) {
    const above = valueFromEnd(fast, ago) > valueFromEnd(slow, ago);
    const notAboveBefore = valueFromEnd(fast, ago + 1) <= valueFromEnd(slow, ago + 1);
    if (above && notAboveBefore) return true;
  }
  return false;
}
