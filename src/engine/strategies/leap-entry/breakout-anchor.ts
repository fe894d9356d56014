import { anchoredVwap } from "../../indicators/volume/anchored-vwap";
import { highest } from "../../indicators/windows/highest-lowest";
import type { Bars } from "../../series/bars";
import { valueFromEnd } from "../../series/series";
import type { ConditionGroup } from "../condition-group";
import { metricNumber } from "../metric-number";
import { percentDistance } from "../percent-distance";

/** A breakout is a close above all closes of this number of previous bars. */
const PRIOR_HIGH_BARS = 126;
/** Only the first breakout after this number of bars without one counts: a stock that rises every day has only one. */
const BASE_BARS = 20;
/** Breakouts older than this number of bars, about a year, are ignored. */
const SEARCH_BARS = 252;
/** Without a breakout the VWAP starts this number of bars back. */
const FALLBACK_BARS = 15;
/**
 * Limits in percent above the VWAP: up to the first the distance is ideal, up to the second fair, above the third
 * extended.
 */
const IDEAL_PERCENT = 5;
const FAIR_PERCENT = 8;
const EXTENDED_PERCENT = 15;
const IDEAL_POINTS = 5;
const FAIR_POINTS = 2;
const EXTENDED_POINTS = -5;

/** VWAP since the anchor, in the price currency, and the distance of the close from it in percent. */
export interface AnchorReading {
  readonly anchorDate: string | null;
  readonly averagePrice: number;
  readonly distancePercent: number;
}

export function readAnchor(bars: Bars): AnchorReading {
  const anchor = breakoutBar(bars) ?? Math.max(0, bars.close.length - FALLBACK_BARS);
  const averagePrice = valueFromEnd(anchoredVwap(bars, anchor));
  return {
    anchorDate: bars.dates[anchor] ?? null,
    averagePrice,
    distancePercent: percentDistance(valueFromEnd(bars.close), averagePrice),
  };
}

/** 5 points up to 5 % above the VWAP, 2 up to 8 %, -5 above 15 %; otherwise none, also below the VWAP or if unknown. */
export function judgeAnchor({ anchorDate, averagePrice, distancePercent }: AnchorReading): ConditionGroup {
  const points = pointsFor(distancePercent);
  return {
    points,
    failed: {},
    measured: {
      anchored_vwap: metricNumber(averagePrice),
      avwap_distance_pct: metricNumber(distancePercent),
      anchor_date: anchorDate,
    },
    judged: { avwap_points: points },
  };
}

function pointsFor(percent: number): number {
  if (percent > EXTENDED_PERCENT) return EXTENDED_POINTS;
  if (percent >= 0 && percent <= IDEAL_PERCENT) return IDEAL_POINTS;
  if (percent > IDEAL_PERCENT && percent <= FAIR_PERCENT) return FAIR_POINTS;
  return 0;
}

/** The latest bar within the last year that broke out of a base; null if there is none. */
function breakoutBar({ close }: Bars): number | null {
  const priorHigh = highest(close, PRIOR_HIGH_BARS);
  let found: number | null = null;
  // There may have been a breakout before the first known high, so a base counts only if all of its bars are known.
  let previous = PRIOR_HIGH_BARS - 1;
  for (let bar = PRIOR_HIGH_BARS; bar < close.length; bar++) {
    if (close[bar]! <= priorHigh[bar - 1]!) continue;
    if (bar - previous > BASE_BARS && bar >= close.length - SEARCH_BARS) found = bar;
    previous = bar;
  }
  return found;
}
