import { rsi } from "../../indicators/momentum/rsi";
import type { Bars } from "../../series/bars";
import { type Series, valueFromEnd } from "../../series/series";
import type { ConditionGroup } from "../condition-group";
import { metricNumber } from "../metric-number";

const RSI_PERIOD = 14;
/** An unchanged price is neutral, not oversold. */
const RSI_WHEN_FLAT = 50;
/** The RSI must have been weak on one of this number of bars before the last. */
const WEAK_WITHIN_BARS = 5;
/** The low of the last 10 bars is compared with the low of the 25 bars before them. */
const RECENT_SWING_BARS = 10;
const PRIOR_SWING_BARS = 25;
const TURN_POINTS = 15;
const DIVERGENCE_POINTS = 5;

/** RSI levels (0 to 100) between which a turn counts, inclusive. */
export interface TurnZone {
  readonly lower: number;
  readonly upper: number;
}

/** RSI (0 to 100) on the last bar, its minimum on the 5 bars before, and whether there is a bullish divergence. */
export interface RsiReading {
  readonly rsi: number;
  readonly weakest: number;
  readonly divergence: boolean;
}

export interface RsiTurnGroup extends ConditionGroup {
  readonly turned: boolean;
}

export function readRsi({ close }: Bars): RsiReading {
  const strength = rsi(close, RSI_PERIOD, RSI_WHEN_FLAT);
  const before = [...strength.slice(0, -1).slice(-WEAK_WITHIN_BARS)];
  return { rsi: valueFromEnd(strength), weakest: Math.min(...before), divergence: diverges(close, strength) };
}

/** 15 points for an RSI that has recovered from below the zone into it; 5 points for a divergence. */
export function judgeRsi({ rsi: strength, weakest, divergence }: RsiReading, zone: TurnZone): RsiTurnGroup {
  const turned = weakest < zone.lower && strength >= zone.lower && strength <= zone.upper;
  return {
    turned,
    points: (turned ? TURN_POINTS : 0) + (divergence ? DIVERGENCE_POINTS : 0),
    failed: { no_rsi_turn: !turned },
    measured: { rsi14: metricNumber(strength) },
    judged: { rsi_turn: turned, divergence },
  };
}

/** Bullish divergence: the recent lowest close is below the prior lowest close, but at a higher RSI. */
function diverges(close: Series, strength: Series): boolean {
  const end = close.length;
  const recentStart = end - RECENT_SWING_BARS;
  const priorStart = recentStart - PRIOR_SWING_BARS;
  if (priorStart < 0) return false;
  const recent = lowestBar(close, recentStart, end);
  const prior = lowestBar(close, priorStart, recentStart);
  return close[recent]! < close[prior]! && strength[recent]! > strength[prior]!;
}

/** The bar of the lowest value in [start, end); the earliest of equal values. */
function lowestBar(values: Series, start: number, end: number): number {
  let lowest = start;
  for (let bar = start + 1; bar < end; bar++) {
    if (values[bar]! < values[lowest]!) lowest = bar;
  }
  return lowest;
}
