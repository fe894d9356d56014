import type { PythonFunction } from "../nodes/python-function";
import { type Series, unknownSeries } from "../series/series";

/** `numerator` divided by each value, at most `cap`; unknown where the value is unknown or not positive. */
export function cappedRatio(numerator: number, values: Series, cap: number): Series {
  const result = unknownSeries(values.length);
  for (let bar = 0; bar < values.length; bar++) {
    if (values[bar]! > 0) result[bar] = Math.min(numerator / values[bar]!, cap);
  }
  return result;
}

export const cappedRatioPython: PythonFunction = {
  name: "capped_ratio",
  uses: [],
  source: `
def capped_ratio(wanted, values, cap):
    """\`wanted\` divided by each value, at most \`cap\`; unknown where a value is not positive."""
    return [min(wanted / value, cap) if value > 0 else nan for value in values]
`,
};
