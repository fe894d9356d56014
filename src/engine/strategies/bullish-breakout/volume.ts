import { sma } from "../../indicators/moving-average/sma";
import type { Bars } from "../../series/bars";
import { valueFromEnd } from "../../series/series";
import type { ConditionGroup } from "../condition-group";
import { metricNumber } from "../metric-number";

/** Volume in shares on the last bar, and its average over the last 20 bars including that one; NaN if missing. */
export interface VolumeReading {
  readonly volume: number;
  readonly average: number;
}

export function readVolume({ volume }: Bars): VolumeReading {
  return { volume: valueFromEnd(volume), average: valueFromEnd(sma(volume, 20)) };
}

/**
 * One point for a volume of at least `multiple` times its average. An unknown volume, or no volume for 20 bars, gives
 * no point. The reason code contains the default multiple, regardless of the caller's value.
 */
export function judgeVolume({ volume, average }: VolumeReading, multiple: number): ConditionGroup {
  const confirmed = average > 0 && volume >= multiple * average;
  return {
    points: Number(confirmed),
    failed: { volume_below_150pct_threshold: !confirmed },
    measured: {
      volume: metricNumber(volume),
      vol_avg20: metricNumber(average),
      volume_multiple: average > 0 ? metricNumber(volume / average) : null,
      volume_threshold: metricNumber(multiple * average),
    },
    judged: { volume_confirmed: confirmed, points_volume: Number(confirmed) },
  };
}
