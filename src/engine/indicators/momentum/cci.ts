import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import { type Series, unknownSeries } from "../../series/series";
import { sma, smaPython } from "../moving-average/sma";

/**
 * Commodity channel index of the typical price: its distance from its mean in units of 0.015 mean deviations, 0 where the
 * price does not move. First value at bar `period - 1`. The mean deviation is about a mean that moves with every bar, so
 * each window is gone through anew: time grows with bars times period. Source: D. Lambert (1980); TA-Lib CCI.
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
 * How far the last `period` prices are from their mean, added up. Two bars at a time: an addition waits for the one before
 * it in the same sum, but not for those of the other.
 */
function sumsOfDeviations(prices: Series, means: Series, period: number): Series {
  const sums = unknownSeries(prices.length);
  for (let bar = period - 1; bar < prices.length; bar += 2) {
    // The last bar stands in for its own next one.
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
    """Commodity channel index: distance from the mean in units of 0.015 mean deviations."""
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
  description: "Distance of the typical price from its mean, in units of 0.015 mean deviations. TA-Lib: CCI.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: { period: periodParameter(20, "Period", 2) },
  rules: [],
  columns: ["hlc3"],
  inputs: [],
  outputs: [valuePort("Mostly between -100 and 100; 0 where the price does not move.")],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params) => `the ${numberOf(params, "period")}-bar commodity channel index`,
  evaluate: ({ columns, params }) => ({ value: cci(columns.column("hlc3"), numberOf(params, "period")) }),
  python: cciPython,
};
