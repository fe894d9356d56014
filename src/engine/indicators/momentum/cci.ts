import type { NodeDefinition } from "../../nodes/node-definition";
import { DEFAULT_NODE_STEPS } from "../../nodes/node-steps";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { sma, smaPython } from "../moving-average/sma";
import { distanceSteps, sumOfDistances, sumsOfDistancesPython } from "../windows/sum-of-distances";

/**
 * Commodity channel index of the typical price: its distance from its mean in units of 0.015 mean deviations; 0 where
 * the price does not move. First value at bar `period - 1`. The time is O(bars · log period). Source: D. Lambert
 * (1980); TA-Lib CCI.
 */
export function cci(typicalPrice: Series, period: number): Series {
  const result = sma(typicalPrice, period);
  const deviations = sumOfDistances(typicalPrice, result, period);
  for (let bar = 0; bar < result.length; bar++) {
    const distance = typicalPrice[bar]! - result[bar]!;
    result[bar] = deviations[bar] === 0 ? 0 : distance / (0.015 * (deviations[bar]! / period));
  }
  return result;
}

const cciPython: PythonFunction = {
  name: "cci",
  uses: [smaPython, sumsOfDistancesPython],
  source: `
def cci(hlc3, period):
    """Commodity channel index: deviation from the mean in units of 0.015 mean deviations."""
    means = sma(hlc3, period)
    result = []
    for price, mean, deviations in zip(hlc3, means, sums_of_distances(hlc3, means, period)):
        flat = deviations == 0
        result.append(0.0 if flat else (price - mean) / (0.015 * (deviations / period)))
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
  steps: (params) => distanceSteps(numberOf(params, "period")) + DEFAULT_NODE_STEPS,
  explain: (params) => `the ${numberOf(params, "period")}-bar commodity channel index`,
  evaluate: ({ columns, params }) => ({ value: cci(columns.column("hlc3"), numberOf(params, "period")) }),
  python: cciPython,
};
