import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import { type Series, unknownSeries } from "../../series/series";
import { sma, smaPython } from "../moving-average/sma";

/**
 * Commodity channel index of the typical price: its distance from its mean in units of 0.015 mean deviations; 0 where
 * the price does not move. First value at bar `period - 1`. The mean changes on every bar, so the deviations of the
 * whole window are added up again for each bar: the time grows with bars times period. Source: D. Lambert (1980);
 * TA-Lib CCI.
 */
export function cci(typicalPrice: Series, period: number): Series {
  const result = sma(typicalPrice, period);
  const deviations = sumsOfDeviations(typicalPrice, result, period);
  for (let bar = 0; bar < result.length; bar++) {
    const distance = typicalPrice[bar]! - result[bar]!;
    result[bar] = deviations[bar] === 0 ? 0 : distance / (0.015 * (deviations[bar]! / period));
  }
  return result;
}

/**
 * Sum of the absolute deviations of the last `period` prices from their mean. Two bars are computed at a time, because
 * the additions of one sum depend on each other but not on those of the other sum.
 */
function sumsOfDeviations(prices: Series, means: Series, period: number): Series {
  const sums = unknownSeries(prices.length);
  for (let bar = period - 1; bar < prices.length; bar += 2) {
    // The last bar has no next bar and is computed twice.
    const next = Math.min(bar + 1, prices.length - 1);
    const ahead = next - bar;
    const mean = means[bar]!;
    const nextMean = means[next]!;
    let sum = 0;
    let nextSum = 0;
    for (let at = bar - period + 1; at <= bar; at++) {
      sum += Math.abs(prices[at]! - mean);
      nextSum += Math.abs(prices[at + ahead]! - nextMean);
    }
    sums[bar] = sum;
    sums[next] = nextSum;
  }
  return sums;
}

const cciPython: PythonFunction = {
  name: "cci",
  uses: [smaPython],
  source: `
def cci(hlc3, period):
    """Commodity channel index: deviation from the mean in units of 0.015 mean deviations."""
    result = [nan] * len(hlc3)
    for bar, mean in enumerate(sma(hlc3, period)):
        if isnan(mean):
            continue
        deviations = 0.0
        for at in range(bar - period + 1, bar + 1):
            deviations += abs(hlc3[at] - mean)
        flat = deviations == 0
        result[bar] = 0.0 if flat else (hlc3[bar] - mean) / (0.015 * (deviations / period))
    return result
`,
};

export const cciNode: NodeDefinition = {
  name: "cci",
  displayName: "Commodity channel index",
  description:
    "Deviation of the typical price from its moving average, in units of 0.015 mean deviations. TA-Lib: CCI.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: { period: periodParameter(20, "Period", 2) },
  rules: [],
  columns: ["hlc3"],
  inputs: [],
  outputs: [valuePort("Usually between -100 and 100; 0 where the price does not move.")],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params) => `the ${numberOf(params, "period")}-bar commodity channel index`,
  evaluate: ({ columns, params }) => ({ value: cci(columns.column("hlc3"), numberOf(params, "period")) }),
  python: cciPython,
};
