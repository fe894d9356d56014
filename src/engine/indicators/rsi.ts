import { rma } from "./rma";
import { type Series, unknownSeries } from "./series";

/** Average moves smaller than this count as none, as in TA-Lib. */
const NO_MOVE = 1e-14;

/**
 * Relative strength index, 0 to 100: Wilder's average gain as a share of average gain and loss. First value at bar
 * `period`. `whenFlat` is the answer where nothing moved at all: 0 in TA-Lib, 50 where neutral is meant.
 * Source: Wilder (1978); TA-Lib RSI.
 */
export function rsi(source: Series, period: number, whenFlat = 0): Series {
  const gains = unknownSeries(source.length);
  const losses = unknownSeries(source.length);
  let previous = Number.NaN;
  for (let bar = 0; bar < source.length; bar++) {
    const value = source[bar]!;
    if (!Number.isFinite(value)) continue;
    const change = value - previous;
    gains[bar] = Math.max(change, 0);
    losses[bar] = Math.max(-change, 0);
    previous = value;
  }
  const averageLoss = rma(losses, period);
  return rma(gains, period).map((gain, bar) => {
    const movement = gain + averageLoss[bar]!;
    return movement < NO_MOVE ? whenFlat : (100 * gain) / movement;
  });
}
