import type { PythonFunction } from "../../nodes/python-function";
import { runningSumPython } from "../../python-parts/running-sum-python";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "./check-period";
import { lostInSum } from "./running-sum";

/** Sum of the last `period` values, in the source's unit. First value at bar `period - 1`. Source: TA-Lib SUM. */
export function windowSum(source: Series, period: number): Series {
  checkPeriod(period);
  const result = unknownSeries(source.length);
  let sum = 0;
  let lost = 0;
  let present = 0;
  for (let bar = 0; bar < source.length; bar++) {
    const entering = source[bar]!;
    if (Number.isFinite(entering)) {
      lost += lostInSum(sum, entering);
      sum += entering;
      present += 1;
    }
    const leaving = bar >= period ? source[bar - period]! : Number.NaN;
    if (Number.isFinite(leaving)) {
      lost += lostInSum(sum, -leaving);
      sum -= leaving;
      present -= 1;
    }
    if (present >= period) result[bar] = sum + lost;
  }
  return result;
}

export const windowSumPython: PythonFunction = {
  name: "window_sum",
  uses: [runningSumPython],
  source: `
def window_sum(source, period):
    """Sum of the last \`period\` values."""
    result = [nan] * len(source)
    window = RunningSum()
    present = 0
    for bar, entering in enumerate(source):
        if isfinite(entering):
            window.add(entering)
            present += 1
        leaving = source[bar - period] if bar >= period else nan
        if isfinite(leaving):
            window.add(-leaving)
            present -= 1
        if present >= period:
            result[bar] = window.total()
    return result
`,
};
