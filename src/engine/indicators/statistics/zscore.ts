import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { sma, smaPython } from "../moving-average/sma";
import { DDOF_PARAMETER } from "../windows/ddof-parameter";
import { stddev, stddevPython } from "../windows/stddev";

/**
 * Distance of the source from its mean over the last `period` bars, in standard deviations; unknown where the source is
 * constant. First value at bar `period - 1`.
 */
export function zscore(source: Series, period: number, ddof = 0): Series {
  const mean = sma(source, period);
  return stddev(source, period, ddof).map((deviation, bar) =>
    deviation > 0 ? (source[bar]! - mean[bar]!) / deviation : Number.NaN,
  );
}

const zscorePython: PythonFunction = {
  name: "zscore",
  uses: [smaPython, stddevPython],
  source: `
def zscore(source, period, ddof):
    """Distance from the mean of the last \`period\` bars, in standard deviations."""
    result = []
    for value, mean, deviation in zip(source, sma(source, period), stddev(source, period, ddof)):
        result.append((value - mean) / deviation if deviation > 0 else nan)
    return result
`,
};

export const zscoreNode: NodeDefinition = {
  name: "zscore",
  displayName: "Z-score",
  description: "Distance of the source from its mean over the last bars, in standard deviations.",
  nodeType: "INDICATOR",
  category: "STATISTICS",
  version: "1.0.0",
  parameters: { period: periodParameter(20, "Period", 2), ddof: DDOF_PARAMETER, source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [
    valuePort(
      "Standard deviations above (positive) or below (negative) the mean; unknown where the source is constant.",
    ),
  ],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar z-score of ${source}`,
  evaluate: ({ inputs, params }) => ({
    value: zscore(inputs.source!, numberOf(params, "period"), numberOf(params, "ddof")),
  }),
  python: zscorePython,
};
