import type { PythonFunction } from "../../nodes/python-function";
import { type Series, unknownSeries } from "../../series/series";
import { naturalLogarithm, naturalLogarithmPython } from "../math/natural-logarithm";
import { stddev, stddevPython } from "../windows/stddev";

/** Trading days per year, the convention for daily bars. */
const TRADING_DAYS_PER_YEAR = 252;

/**
 * Annualised realised volatility as a fraction (0.2 is 20 %): the sample standard deviation of the last `period` log
 * returns, times the square root of 252. First value at bar `period`; `period` is at least 2.
 */
export function realisedVolatility(close: Series, period: number): Series {
  const root = Math.sqrt(TRADING_DAYS_PER_YEAR);
  return stddev(logReturns(close), period, 1).map((deviation) => deviation * root);
}

function logReturns(close: Series): Series {
  const result = unknownSeries(close.length);
  for (let bar = 1; bar < close.length; bar++) {
    const before = close[bar - 1]!;
    if (before > 0) result[bar] = naturalLogarithm(close[bar]! / before);
  }
  return result;
}

const logReturnsPython: PythonFunction = {
  name: "logarithmic_returns",
  uses: [naturalLogarithmPython],
  source: `
def logarithmic_returns(close):
    """Logarithm of each close divided by the previous one."""
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
  uses: [logReturnsPython, stddevPython],
  source: `
def realised_volatility(close, period):
    """Annualised standard deviation of the last \`period\` log returns, as a fraction."""
    root = sqrt(${TRADING_DAYS_PER_YEAR})
    return [deviation * root for deviation in stddev(logarithmic_returns(close), period, 1)]
`,
};
