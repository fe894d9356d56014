import { sma } from "../../indicators/moving-average/sma";
import type { Bars } from "../../series/bars";
import { valueFromEnd } from "../../series/series";
import type { ConditionGroup } from "../condition-group";
import { metricNumber } from "../metric-number";

/** Shares traded on the last bar and on average over its last 20 bars, itself included; NaN where one is missing. */
export interface VolumeReading {
  readonly volume: number;
  readonly average: number;
}

export function readVolume({ volume }: Bars): VolumeReading {
  return { volume: valueFromEnd(volume), average: valueFromEnd(sma(volume, 20)) };
}

/**
 * One point for a volume of at least `multiple` times its average. Unknown volume, or none at all for 20 bars, confirms
 * nothing. The reason keeps the name of the default multiple whatever the caller's is.
 */
export function judgeVolume({ volume, average }: VolumeReading, multiple: number): ConditionGroup {
  const confirmed = average > 0 && volume >= multiple * average;
  return {
    points: Number(confirmed),
    reasons: confirmed ? [] : ["volume_below_150pct_threshold"],
    measured: {
      volume: metricNumber(volume),
      vol_avg20: metricNumber(average),
      volume_multiple: average > 0 ? metricNumber(volume / average) : null,
      volume_threshold: metricNumber(multiple * average),
    },
    judged: { volume_confirmed: confirmed, points_volume: Number(confirmed) },
  };
}
