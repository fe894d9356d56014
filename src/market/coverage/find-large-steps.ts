import type { Bars } from "../../engine/series/bars";
import { suspectSplit } from "./suspect-split";
import type { LargeStep } from "./symbol-coverage.type";

/** Relative change of the close from which a step is reported whatever its cause. */
const LARGE_CHANGE = 0.5;
/** Every split changes the close by more than this, whatever the move of the day. */
const MIN_SPLIT_CHANGE = 0.15;
/** Number of bars before a day whose mean volume is its ordinary one. */
const VOLUME_BARS = 20;

type DailyPrices = Pick<Bars, "dates" | "open" | "close" | "volume">;

/** Returns the first `max` large steps between consecutive closes. Skips closes that are missing or not positive. */
export function findLargeSteps(bars: DailyPrices, max: number): LargeStep[] {
  const { dates, close } = bars;
  const steps: LargeStep[] = [];
  let before = Number.NaN;
  for (let bar = 0; bar < dates.length && steps.length < max; bar++) {
    const now = close[bar] as number;
    if (!(now > 0)) continue;
    const change = now / before - 1;
    const suspectedSplit = Math.abs(change) > MIN_SPLIT_CHANGE ? splitOn(bars, bar, before) : null;
    if (Math.abs(change) >= LARGE_CHANGE || suspectedSplit !== null) {
      steps.push({ date: dates[bar] as string, change, suspectedSplit });
    }
    before = now;
  }
  return steps;
}

function splitOn({ open, close, volume }: DailyPrices, bar: number, before: number): string | null {
  const opened = open[bar] as number;
  return suspectSplit({
    close: (close[bar] as number) / before,
    open: opened > 0 ? opened / before : null,
    volume: volumeMultiple(volume, bar),
  });
}

/** The volume of a bar as a multiple of the mean of the 20 bars before; null if either is unknown or the mean is 0. */
function volumeMultiple(volume: Bars["volume"], bar: number): number | null {
  const known = volume.slice(Math.max(0, bar - VOLUME_BARS), bar).filter((value) => value >= 0);
  const multiple = (volume[bar] as number) / (known.reduce((sum, value) => sum + value, 0) / known.length);
  return Number.isFinite(multiple) ? multiple : null;
}
