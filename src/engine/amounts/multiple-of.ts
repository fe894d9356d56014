import type { PythonFunction } from "../nodes/python-function";
import { type Series, unknownSeries } from "../series/series";

/**
 * The series times `factor`; unknown where the product is not positive and finite, because it is used as a distance.
 */
export function multipleOf(series: Series, factor: number): Series {
  const result = unknownSeries(series.length);
  for (let bar = 0; bar < series.length; bar++) {
    const product = series[bar]! * factor;
    if (product > 0 && Number.isFinite(product)) result[bar] = product;
  }
  return result;
}

export const multipleOfPython: PythonFunction = {
  name: "multiple_of",
  uses: [],
  source: `
def multiple_of(series, factor):
    """The series times \`factor\`; unknown where the product is not positive and finite."""
    result = []
    for value in series:
        product = value * factor
        result.append(product if product > 0 and isfinite(product) else nan)
    return result
`,
};
