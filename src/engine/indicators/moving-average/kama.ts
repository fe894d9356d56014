import { FAST_BELOW_SLOW, fastAndSlowParameters } from "../../nodes/fast-below-slow";
import { numberOf } from "../../nodes/parameters";
import type { PythonFunction } from "../../nodes/python-function";
import { runningSumPython } from "../../python-parts/running-sum-python";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "../windows/check-period";
import { lostInSum } from "../windows/running-sum";
import { averageNode } from "./average-node";

/** Period of the efficiency ratio, and the periods of the fastest and slowest EMA, all in bars. */
export interface KamaPeriods {
  readonly period: number;
  readonly fast: number;
  readonly slow: number;
}

/**
 * Kaufman's adaptive moving average, in the source's unit: fast in a trend, slow in a sideways market.
 * First value at bar `period`. Source: P. Kaufman, Smarter Trading (1995); TA-Lib KAMA (fast 2, slow 30).
 * Missing values are skipped.
 */
export function kama(source: Series, { period, fast, slow }: KamaPeriods): Series {
  checkPeriod(period);
  const result = unknownSeries(source.length);
  const known = new Float64Array(source.length);
  let last = -1;
  let path = 0;
  let lost = 0;
  const slowest = 2 / (slow + 1);
  const range = 2 / (fast + 1) - slowest;
  let mean = 0;
  for (let bar = 0; bar < source.length; bar++) {
    const value = source[bar]!;
    if (!Number.isFinite(value)) continue;
    last += 1;
    known[last] = value;
    if (last > 0) {
      const entering = Math.abs(value - known[last - 1]!);
      lost += lostInSum(path, entering);
      path += entering;
    }
    if (last > period) {
      const leaving = Math.abs(known[last - period]! - known[last - period - 1]!);
      lost += lostInSum(path, -leaving);
      path -= leaving;
    }
    if (last < period) {
      mean = value;
      continue;
    }
    const move = Math.abs(value - known[last - period]!);
    const travelled = path + lost;
    const efficiency = move < travelled ? move / travelled : 1;
    const weight = efficiency * range + slowest;
    mean += (value - mean) * (weight * weight);
    result[bar] = mean;
  }
  return result;
}

const kamaPython: PythonFunction = {
  name: "kama",
  uses: [runningSumPython],
  source: `
def kama(source, period, fast_period, slow_period):
    """Kaufman's adaptive moving average: fast in a trend, slow in a sideways market."""
    result = [nan] * len(source)
    values = []
    path = RunningSum()
    slowest = 2 / (slow_period + 1)
    reach = 2 / (fast_period + 1) - slowest
    mean = 0.0
    for bar, value in enumerate(source):
        if not isfinite(value):
            continue
        last = len(values)
        values.append(value)
        if last > 0:
            path.add(abs(value - values[last - 1]))
        if last > period:
            path.add(-abs(values[last - period] - values[last - period - 1]))
        if last < period:
            mean = value
            continue
        move = abs(value - values[last - period])
        travelled = path.total()
        efficiency = move / travelled if move < travelled else 1.0
        weight = efficiency * reach + slowest
        mean += (value - mean) * (weight * weight)
        result[bar] = mean
    return result
`,
};

export const kamaNode = averageNode({
  name: "kama",
  displayName: "Kaufman's adaptive moving average",
  phrase: "Kaufman's adaptive moving average",
  description: "Moving average that adapts to volatility: fast in a trend, slow in a sideways market. TA-Lib: KAMA.",
  period: 10,
  parameters: fastAndSlowParameters(2, 30),
  rules: [FAST_BELOW_SLOW],
  warmUp: (period) => period,
  compute: (source, period, params) =>
    kama(source, { period, fast: numberOf(params, "fast_period"), slow: numberOf(params, "slow_period") }),
  python: kamaPython,
});
