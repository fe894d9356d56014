import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { windowSum, windowSumPython } from "../windows/window-sum";

/**
 * Volume-weighted moving average of the last `period` bars, in the source's unit; unknown where the volume is 0.
 * First value at bar `period - 1`. Source: LEAN VolumeWeightedMovingAverage, pandas-ta vwma.
 */
export function vwma(source: Series, volume: Series, period: number): Series {
  const turnover = windowSum(
    source.map((value, bar) => value * volume[bar]!),
    period,
  );
  const traded = windowSum(volume, period);
  let equalInARow = 0;
  return turnover.map((value, bar) => {
    equalInARow = source[bar] === source[bar - 1] ? equalInARow + 1 : 1;
    const shares = traded[bar]!;
    if (Number.isNaN(value) || !(shares > 0)) return Number.NaN;
    // The average of a flat window is exactly its value.
    return equalInARow >= period ? source[bar]! : value / shares;
  });
}

const vwmaPython: PythonFunction = {
  name: "vwma",
  uses: [windowSumPython],
  source: `
def vwma(source, volume, period):
    """Volume-weighted moving average; unknown where the volume is 0."""
    turnover = window_sum([value * shares for value, shares in zip(source, volume)], period)
    traded = window_sum(volume, period)
    result = [nan] * len(source)
    equal_in_a_row = 0
    for bar, price in enumerate(source):
        same = bar > 0 and price == source[bar - 1]
        equal_in_a_row = equal_in_a_row + 1 if same else 1
        if not isnan(turnover[bar]) and traded[bar] > 0:
            # The average of a flat window is exactly its value.
            mean = turnover[bar] / traded[bar]
            result[bar] = price if equal_in_a_row >= period else mean
    return result
`,
};

export const vwmaNode: NodeDefinition = {
  name: "vwma",
  displayName: "Volume-weighted moving average",
  description: "Average of the source over the last bars, weighted by volume.",
  nodeType: "INDICATOR",
  category: "VOLUME",
  version: "1.0.0",
  parameters: { period: periodParameter(20), source: SOURCE_PARAMETER },
  rules: [],
  columns: ["volume"],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("Moving average, in the source's unit; unknown where the volume is 0.")],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar volume-weighted moving average of ${source}`,
  evaluate: ({ columns, inputs, params }) => ({
    value: vwma(inputs.source!, columns.column("volume"), numberOf(params, "period")),
  }),
  python: vwmaPython,
};
