import type { Bars } from "../../series/bars";
import type { ConditionGroup } from "../condition-group";

const WINDOW_BARS = 10;
const MIN_ACCUMULATION_DAYS = 2;
/** Maximum volume of falling days, as a multiple of the volume of rising days. */
const MAX_DOWN_TO_UP_VOLUME = 1.3;
const ACCUMULATION_POINTS = 10;

/**
 * Number of days in the last 10 bars that rose on increased volume, and the volume in shares of rising and falling
 * days.
 */
export interface AccumulationReading {
  readonly days: number;
  readonly upVolume: number;
  readonly downVolume: number;
}

/** Days with an unchanged close or an unknown volume do not count. */
export function readAccumulation({ close, volume }: Bars): AccumulationReading {
  let days = 0;
  let upVolume = 0;
  let downVolume = 0;
  for (let bar = Math.max(1, close.length - WINDOW_BARS); bar < close.length; bar++) {
    const traded = Number.isFinite(volume[bar]) ? volume[bar]! : 0;
    const change = close[bar]! - close[bar - 1]!;
    if (change > 0) upVolume += traded;
    if (change < 0) downVolume += traded;
    if (change > 0 && volume[bar]! > volume[bar - 1]!) days += 1;
  }
  return { days, upVolume, downVolume };
}

/** 10 points for at least 2 accumulation days and a volume that is not concentrated on falling days. */
export function judgeAccumulation({ days, upVolume, downVolume }: AccumulationReading): ConditionGroup {
  const balanced = upVolume > 0 && downVolume <= MAX_DOWN_TO_UP_VOLUME * upVolume;
  const accumulating = days >= MIN_ACCUMULATION_DAYS && balanced;
  return {
    points: accumulating ? ACCUMULATION_POINTS : 0,
    failed: { weak_accumulation: !accumulating },
    measured: {},
    judged: { acc_days: days, vol_balance_ok: balanced },
  };
}
