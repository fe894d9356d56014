import type { PythonFunction } from "../../nodes/python-function";
import { runningSumPython } from "../../python-parts/running-sum-python";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "../windows/check-period";
import { averageNode } from "./average-node";

/**
 * Simple moving average of the last `period` bars, in the source's unit. First value at bar `period - 1`.
 * Source: TA-Lib SMA.
 */
export function sma(source: Series, period: number): Series {
  checkPeriod(period);
  const result = unknownSeries(source.length);
  let sum = 0;
  let lost = 0;
  let present = 0;
  let equalInARow = 0;
  let before = Number.NaN;
  for (let bar = 0; bar < source.length; bar++) {
    const entering = source[bar]!;
    if (Number.isFinite(entering)) {
      const next = sum + entering;
      const entered = next - sum;
      lost += sum - (next - entered) + (entering - entered);
      sum = next;
      present += 1;
    }
    const leaving = bar >= period ? source[bar - period]! : Number.NaN;
    if (Number.isFinite(leaving)) {
      const next = sum - leaving;
      const left = sum - next;
      lost += sum - (next + left) + (left - leaving);
      sum = next;
      present -= 1;
    }
    equalInARow = entering === before ? equalInARow + 1 : 1;
    before = entering;
    if (present < period) continue;
    // The average of a flat window is exactly its value, so that "price above average" never depends on rounding.
    result[bar] = equalInARow >= period ? entering : (sum + lost) / period;
  }
  return result;
}

export const smaPython: PythonFunction = {
  name: "sma",
  uses: [runningSumPython],
  source: `
def sma(source, period):
    """Simple moving average of the last \`period\` bars."""
    result = [nan] * len(source)
    window = RunningSum()
    present = 0
    equal_in_a_row = 0
    for bar, entering in enumerate(source):
        if isfinite(entering):
            window.add(entering)
            present += 1
        leaving = source[bar - period] if bar >= period else nan
        if isfinite(leaving):
            window.add(-leaving)
            present -= 1
        same = bar > 0 and entering == source[bar - 1]
        equal_in_a_row = equal_in_a_row + 1 if same else 1
        if present >= period:
            # The average of a flat window is exactly its value.
            result[bar] = entering if equal_in_a_row >= period else window.total() / period
    return result
`,
};

export const smaNode = averageNode({
  name: "sma",
  displayName: "Simple moving average",
  description: "Arithmetic mean of the source over the last bars. TA-Lib: SMA.",
  period: 20,
  warmUp: (period) => period - 1,
  compute: sma,
  python: smaPython,
});
