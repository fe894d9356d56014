import { sma, smaPython } from "../../indicators/moving-average/sma";
import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT } from "../../nodes/source-port";
import { type Series, unknownSeries } from "../../series/series";

/**
 * Bull market: the source is above its `period`-bar simple moving average, and that average is above its value
 * `slopeBars` bars ago. Bear market: both are below. Both may be false; both are unknown where one of the three values
 * is.
 */
export function regime(source: Series, period: number, slopeBars: number): { bull: Series; bear: Series } {
  const average = sma(source, period);
  const bull = unknownSeries(source.length);
  const bear = unknownSeries(source.length);
  for (let bar = slopeBars; bar < source.length; bar++) {
    const distance = source[bar]! - average[bar]!;
    const slope = average[bar]! - average[bar - slopeBars]!;
    if (Number.isNaN(distance) || Number.isNaN(slope)) continue;
    bull[bar] = distance > 0 && slope > 0 ? 1 : 0;
    bear[bar] = distance < 0 && slope < 0 ? 1 : 0;
  }
  return { bull, bear };
}

const regimePython: PythonFunction = {
  name: "regime",
  uses: [smaPython],
  source: `
def regime(source, period, slope_bars):
    """Bull: above a rising \`period\`-bar moving average; bear: below a falling one."""
    average = sma(source, period)
    bull = [None] * len(source)
    bear = [None] * len(source)
    for bar in range(slope_bars, len(source)):
        distance = source[bar] - average[bar]
        slope = average[bar] - average[bar - slope_bars]
        if not (isnan(distance) or isnan(slope)):
            bull[bar] = distance > 0 and slope > 0
            bear[bar] = distance < 0 and slope < 0
    return bull, bear
`,
};

export const regimeNode: NodeDefinition = {
  name: "regime",
  displayName: "Market regime",
  description:
    "Bull market while the source is above a rising moving average, bear market while it is below a falling one.",
  nodeType: "CONDITION",
  category: "TREND",
  version: "1.0.0",
  parameters: {
    period: periodParameter(200, "Period", 1, "Period of the moving average in bars."),
    slope_bars: periodParameter(
      20,
      "Slope period",
      1,
      "Number of bars over which the slope of the average is measured.",
    ),
    source: SOURCE_PARAMETER,
  },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [
    { name: "bull", type: "BOOLEAN", description: "True in a bull market: the source is above its rising average." },
    { name: "bear", type: "BOOLEAN", description: "True in a bear market: the source is below its falling average." },
  ],
  warmUp: (params) => numberOf(params, "period") - 1 + numberOf(params, "slope_bars"),
  explain: (params, { source }) =>
    `the market regime of ${source} (${numberOf(params, "period")}-bar average, ` +
    `${numberOf(params, "slope_bars")}-bar slope)`,
  evaluate: ({ inputs, params }) => regime(inputs.source!, numberOf(params, "period"), numberOf(params, "slope_bars")),
  python: regimePython,
};
