import type { PythonFunction } from "../../nodes/python-function";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "../windows/check-period";

/** Two series of values from 0, in the source's unit. */
interface GainsAndLosses {
  readonly gains: Series;
  readonly losses: Series;
}

/**
 * Wilder's average gain and average loss: rma.ts of the rises, and of the falls, from one known value to the next.
 * First values at bar `period`.
 */
export function averageGainsAndLosses(source: Series, period: number): GainsAndLosses {
  checkPeriod(period);
  const gains = unknownSeries(source.length);
  const losses = unknownSeries(source.length);
  const smoothedWeight = 1 / period;
  let held = -1;
  let previous = 0;
  let gain = 0;
  let loss = 0;
  for (let bar = 0; bar < source.length; bar++) {
    const value = source[bar]!;
    if (!Number.isFinite(value)) continue;
    const change = value - previous;
    previous = value;
    held += 1;
    if (held < 1) continue;
    const weight = held <= period ? 1 / held : smoothedWeight;
    // (size ± change) / 2 is the gain or the loss without a branch, which makes it faster than Math.max.
    const size = Math.abs(change);
    gain += ((size + change) / 2 - gain) * weight;
    loss += ((size - change) / 2 - loss) * weight;
    if (held < period) continue;
    gains[bar] = gain;
    losses[bar] = loss;
  }
  return { gains, losses };
}

export const gainsAndLossesPython: PythonFunction = {
  name: "gains_and_losses",
  uses: [],
  source: `
def gains_and_losses(source):
    """Gain and loss of each value against the last known one."""
    gains = [nan] * len(source)
    losses = [nan] * len(source)
    before = nan
    for bar, value in enumerate(source):
        if not isfinite(value):
            continue
        change = value - before
        if not isnan(change):
            gains[bar] = change if change > 0 else 0.0
            losses[bar] = -change if change < 0 else 0.0
        before = value
    return gains, losses
`,
};
