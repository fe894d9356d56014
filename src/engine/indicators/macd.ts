import { checkPeriod } from "./check-period";
import { ema } from "./ema";
import { type Series, unknownSeries } from "./series";

/** Bars of the two averages and of the signal; fast below slow. */
export interface MacdPeriods {
  readonly fast: number;
  readonly slow: number;
  readonly signal: number;
}

/** Three series in the unit of the source. */
export interface Macd {
  readonly macd: Series;
  readonly signal: Series;
  readonly histogram: Series;
}

export const DEFAULT_MACD_PERIODS: MacdPeriods = { fast: 12, slow: 26, signal: 9 };

/**
 * Moving average convergence/divergence. All three series start together, at bar `slow + signal - 2` (33 for 12/26/9).
 * Source: TA-Lib MACD: the fast average starts late, with the mean of the `fast` bars that end where the slow one starts.
 * @throws RangeError unless fast < slow.
 */
export function macd(source: Series, periods: MacdPeriods = DEFAULT_MACD_PERIODS): Macd {
  const { fast, slow, signal: signalPeriod } = periods;
  checkPeriod(fast, "fast");
  checkPeriod(slow, "slow");
  checkPeriod(signalPeriod, "signal");
  if (fast >= slow) throw new RangeError(`fast (${fast}) must be below slow (${slow})`);
  const fastMean = ema(source, fast, slow - fast);
  const slowMean = ema(source, slow);
  const line = fastMean.map((mean, bar) => mean - slowMean[bar]!);
  const signal = ema(line, signalPeriod);
  const shown = unknownSeries(source.length);
  const histogram = unknownSeries(source.length);
  for (let bar = 0; bar < source.length; bar++) {
    if (Number.isNaN(signal[bar])) continue;
    shown[bar] = line[bar]!;
    histogram[bar] = line[bar]! - signal[bar]!;
  }
  return { macd: shown, signal, histogram };
}
