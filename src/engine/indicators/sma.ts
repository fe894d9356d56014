import { checkPeriod } from "./check-period";
import { runningSum } from "./running-sum";
import { type Series, unknownSeries } from "./series";

/**
 * Simple moving average of the last `period` bars, in the unit of the source. First value at bar `period - 1`.
 * Source: TA-Lib SMA.
 */
export function sma(source: Series, period: number): Series {
  checkPeriod(period);
  const result = unknownSeries(source.length);
  const sum = runningSum();
  let present = 0;
  let equalInARow = 0;
  for (let bar = 0; bar < source.length; bar++) {
    const entering = source[bar]!;
    if (Number.isFinite(entering)) {
      sum.add(entering);
      present += 1;
    }
    const leaving = bar >= period ? source[bar - period]! : Number.NaN;
    if (Number.isFinite(leaving)) {
      sum.add(-leaving);
      present -= 1;
    }
    equalInARow = entering === source[bar - 1] ? equalInARow + 1 : 1;
    if (present < period) continue;
    // A flat window averages to its own value to the last bit, so that "price above average" is never rounding noise.
    result[bar] = equalInARow >= period ? entering : sum.total() / period;
  }
  return result;
}
