import { ema } from "../../indicators/moving-average/ema";
import type { Bars } from "../../series/bars";
import { valueFromEnd } from "../../series/series";
import type { ConditionGroup } from "../condition-group";

const FAST_PERIOD = 10;
const SLOW_PERIOD = 20;
/** A benchmark that ends this number of the ticker's bars earlier is too old to compare with. */
const STALE_AFTER_BARS = 5;
const STRENGTH_POINTS = 10;

/**
 * Whether the ticker outperforms the market: the 10-day EMA of its price relative to the benchmark is above the 20-day
 * EMA. Null if unknown: no benchmark, fewer than 20 common days, or a benchmark that ended 5 or more bars ago.
 */
export function readRelativeStrength(bars: Bars, benchmark: Bars | null): boolean | null {
  if (benchmark === null) return null;
  const ratios: number[] = [];
  let lastShared = -1;
  let other = 0;
  for (let bar = 0; bar < bars.dates.length; bar++) {
    const day = bars.dates[bar]!;
    while (other < benchmark.dates.length && benchmark.dates[other]! < day) other += 1;
    const ratio = benchmark.dates[other] === day ? bars.close[bar]! / benchmark.close[other]! : Number.NaN;
    if (!Number.isFinite(ratio)) continue;
    ratios.push(ratio);
    lastShared = bar;
  }
  const stale = lastShared < bars.dates.length - STALE_AFTER_BARS;
  if (stale || ratios.length < SLOW_PERIOD) return null;
  const ratio = Float64Array.from(ratios);
  return valueFromEnd(ema(ratio, FAST_PERIOD)) > valueFromEnd(ema(ratio, SLOW_PERIOD));
}

/** 10 points for outperforming the market; no points and no reason if that is unknown. */
export function judgeRelativeStrength(outperforming: boolean | null): ConditionGroup {
  return { points: outperforming ? STRENGTH_POINTS : 0, failed: {}, measured: {}, judged: { rs_ok: outperforming } };
}
