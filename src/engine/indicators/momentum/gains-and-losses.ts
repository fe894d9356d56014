import type { PythonFunction } from "../../nodes/python-function";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "../windows/check-period";

/** Two series from 0, in the unit of the source. */
interface GainsAndLosses {
  readonly gains: Series;
  readonly losses: Series;
}

/**
 * Wilder's averages of by how much each value is above, and below, the last known one; the average is that of rma.ts.
 * First values at bar `period`.
 */
export function averageGainsAndLosses(source: Series, period: number): GainsAndLosses {
  checkPeriod(period);
  const gains = unknownSeries(source.length);
  const losses = unknownSeries(source.length);
  const usualWeight = 1 / period;
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
    const weight = held <= period ? 1 / held : usualWeight;
    // Half of it with its size added or taken away is the change or 0; unlike Math.max, that asks nothing first.
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
    """By how much each value is above, and below, the last known one."""
    gains = [nan] * len(source)
    losses = [nan] * len(source)
    previous = nan
    for bar, value in enumerate(source):
        if not isfinite(value):
            continue
        change = value - previous
        if not isnan(change):
            gains[bar] = change if change > 0 else 0.0
            losses[bar] = -change if change < 0 else 0.0
        previous = value
    return gains, losses
`,
};
