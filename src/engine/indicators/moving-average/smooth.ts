import type { PythonFunction } from "../../nodes/python-function";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "../windows/check-period";

/** How an exponential average is seeded and how fast it reacts. */
export interface Smoothing {
  /** Number of values whose mean is the seed. */
  readonly period: number;
  /** Weight of a new value, above 0 and at most 1. */
  readonly weight: number;
  /** Number of leading known values to ignore. */
  readonly skip?: number;
}

/**
 * Exponential average, in the source's unit, seeded with the mean of its first `period` known values. Missing values
 * are skipped. First value at the known value number `skip + period`. Source: TA-Lib's EMA in its default compatibility
 * mode.
 * @throws RangeError for a period below 1 or a negative skip.
 */
export function smooth(source: Series, { period, weight, skip = 0 }: Smoothing): Series {
  checkPeriod(period);
  if (!Number.isInteger(skip) || skip < 0)
    throw new RangeError(`skip must be a whole number of at least 0, not ${skip}`);
  const result = unknownSeries(source.length);
  let held = -skip;
  let mean = 0;
  for (let bar = 0; bar < source.length; bar++) {
    const value = source[bar]!;
    if (!Number.isFinite(value)) continue;
    held += 1;
    if (held < 1) continue;
    mean += (value - mean) * (held <= period ? 1 / held : weight);
    if (held >= period) result[bar] = mean;
  }
  return result;
}

export const smoothPython: PythonFunction = {
  name: "smooth",
  uses: [],
  source: `
def smooth(source, period, weight, skip=0):
    """Exponential average, seeded with the mean of its first \`period\` known values."""
    result = [nan] * len(source)
    held = -skip
    mean = 0.0
    for bar, value in enumerate(source):
        if not isfinite(value):
            continue
        held += 1
        if held < 1:
            continue
        mean += (value - mean) * (1 / held if held <= period else weight)
        if held >= period:
            result[bar] = mean
    return result
`,
};
