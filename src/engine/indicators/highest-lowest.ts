import { checkPeriod } from "./check-period";
import { type Series, unknownSeries } from "./series";

/** Highest value of the last `period` bars, this one included. First value at bar `period - 1`. Source: TA-Lib MAX. */
export function highest(source: Series, period: number): Series {
  return extreme(source, period, (candidate, kept) => candidate >= kept);
}

/** Lowest value of the last `period` bars, this one included. First value at bar `period - 1`. Source: TA-Lib MIN. */
export function lowest(source: Series, period: number): Series {
  return extreme(source, period, (candidate, kept) => candidate <= kept);
}

/**
 * Keeps the bars that can still become the extreme, best first. Every bar enters and leaves once, so time is linear
 * whatever the period.
 */
function extreme(source: Series, period: number, beats: (candidate: number, kept: number) => boolean): Series {
  checkPeriod(period);
  const result = unknownSeries(source.length);
  const candidates = new Int32Array(source.length);
  let best = 0;
  let end = 0;
  let presentInARow = 0;
  for (let bar = 0; bar < source.length; bar++) {
    const value = source[bar]!;
    if (!Number.isFinite(value)) {
      presentInARow = 0;
      end = best;
      continue;
    }
    presentInARow += 1;
    while (end > best && beats(value, source[candidates[end - 1]!]!)) end -= 1;
    candidates[end++] = bar;
    if (candidates[best]! <= bar - period) best += 1;
    if (presentInARow >= period) result[bar] = source[candidates[best]!]!;
  }
  return result;
}
