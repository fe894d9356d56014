import type { ConditionGroup } from "../condition-group";
import { metricNumber } from "../metric-number";
import { percentDistance } from "../percent-distance";
import type { TrendReading } from "./trend";

/** A controlled pullback: distance range from the 50-day average in percent, inclusive. */
const VALUE_ZONE_PERCENT = { from: -5, to: 2 };
/** Near the 200-day average: maximum distance on either side, in percent. */
const NEAR_200_PERCENT = 4;
/** Confluence: maximum distance between the 50-day and the 200-day average, in percent. */
const CONFLUENCE_PERCENT = 3;
const VALUE_POINTS = 12;
const CONFLUENCE_POINTS = 8;

export interface ValueZoneGroup extends ConditionGroup {
  readonly inValueZone: boolean;
}

/** 12 points for a price in the value zone or near the 200-day average, 8 for a confluence of the averages. */
export function judgeValueZone({ close, sma50, sma200 }: TrendReading): ValueZoneGroup {
  const from50 = percentDistance(close, sma50);
  const from200 = percentDistance(close, sma200);
  const inValueZone = from50 >= VALUE_ZONE_PERCENT.from && from50 <= VALUE_ZONE_PERCENT.to;
  const near200 = Math.abs(from200) <= NEAR_200_PERCENT;
  const confluence = Math.abs(percentDistance(sma50, sma200)) <= CONFLUENCE_PERCENT;
  const valued = inValueZone || near200;
  return {
    inValueZone,
    points: (valued ? VALUE_POINTS : 0) + (confluence ? CONFLUENCE_POINTS : 0),
    failed: { not_value_zone: !valued },
    measured: { dist_50_pct: metricNumber(from50), dist_200_pct: metricNumber(from200) },
    judged: { value_zone: inValueZone, near_200: near200, confluence },
  };
}
