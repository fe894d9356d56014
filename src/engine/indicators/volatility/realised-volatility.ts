import type { PythonFunction } from "../../nodes/python-function";
import { type Series, unknownSeries } from "../../series/series";
import { naturalLogarithm, naturalLogarithmPython } from "../math/natural-logarithm";
import { stddev, stddevPython } from "../windows/stddev";

/** Trading days of a year, as is the custom for daily bars. */
const DAYS_OF_A_YEAR = 252;

/**
 * Volatility a year as a fraction (0.2 is 20 %): the sample standard deviation of the last `period` logarithmic
 * returns, times the root of 252. First value at bar `period`; `period` is at least 2.
 */
export function realisedVolatility(close: Series, period: number): Series {
  const root = Math.sqrt(DAYS_OF_A_YEAR);
  return stddev(logarithmicReturns(close), period, 1).map((deviation) => deviation * root);
}

function logarithmicReturns(close: Series): Series {
  const result = unknownSeries(close.length);
  for (let bar = 1; bar < close.length; bar++) {
    const before = close[bar - 1]!;
    if (before > 0) result[bar] = naturalLogarithm(close[bar]! / before);
  }
  return result;
}

const logarithmicReturnsPython: PythonFunction = {
  name: "logarithmic_returns",
  uses: [naturalLogarithmPython],
  source: `
def logarithmic_returns(close):
    """Logarithm of each close over the one before."""
    result = [nan] * len(close)
    for bar in range(1, len(close)):
        before = close[bar - 1]
        if before > 0:
            result[bar] = natural_logarithm(close[bar] / before)
    return result
`,
};

export const realisedVolatilityPython: PythonFunction = {
  name: "realised_volatility",
  uses: [logarithmicReturnsPython, stddevPython],
  source: `
def realised_volatility(close, period):
    """Deviation of the last \`period\` logarithmic returns, as a fraction a year of 252 days."""
    root = sqrt(${DAYS_OF_A_YEAR})
    return [deviation * root for deviation in stddev(logarithmic_returns(close), period, 1)]
`,
};
