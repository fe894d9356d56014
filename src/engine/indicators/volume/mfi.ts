import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import { type Series, unknownSeries } from "../../series/series";
import { windowSum, windowSumPython } from "../windows/window-sum";

/**
 * Money flow index, 0 to 100: money flow (typical price times volume) of bars with a rising typical price as a
 * percentage of that of all bars with a change; 0 where the total money flow is below 1, as in TA-Lib. Incomplete bars
 * are skipped. First value at bar `period`. Source: G. Quong and A. Soudack (1989); TA-Lib MFI.
 */
export function mfi(typicalPrice: Series, volume: Series, period: number): Series {
  const rising = unknownSeries(volume.length);
  const moving = unknownSeries(volume.length);
  let before = Number.NaN;
  for (let bar = 0; bar < volume.length; bar++) {
    const price = typicalPrice[bar]!;
    const turnover = price * volume[bar]!;
    if (!Number.isFinite(turnover)) continue;
    if (!Number.isNaN(before)) {
      rising[bar] = price > before ? turnover : 0;
      moving[bar] = price === before ? 0 : turnover;
    }
    before = price;
  }
  const all = windowSum(moving, period);
  return windowSum(rising, period).map((flow, bar) => (all[bar]! < 1 ? 0 : (100 * flow) / all[bar]!));
}

const mfiPython: PythonFunction = {
  name: "mfi",
  uses: [windowSumPython],
  source: `
def mfi(hlc3, volume, period):
    """Money flow index, 0 to 100; 0 where the total money flow is below 1."""
    inflow = [nan] * len(hlc3)
    moving = [nan] * len(hlc3)
    before = nan
    for bar, price in enumerate(hlc3):
        turnover = price * volume[bar]
        if not isfinite(turnover):
            continue
        if not isnan(before):
            inflow[bar] = turnover if price > before else 0.0
            moving[bar] = 0.0 if price == before else turnover
        before = price
    result = []
    for flow, whole in zip(window_sum(inflow, period), window_sum(moving, period)):
        result.append(0.0 if whole < 1 else 100 * flow / whole)
    return result
`,
};

export const mfiNode: NodeDefinition = {
  name: "mfi",
  displayName: "Money flow index",
  description: "Volume-weighted RSI: positive money flow as a percentage of all money flow, 0 to 100. TA-Lib: MFI.",
  nodeType: "INDICATOR",
  category: "VOLUME",
  version: "1.0.0",
  parameters: { period: periodParameter(14, "Period", 2) },
  rules: [],
  columns: ["hlc3", "volume"],
  inputs: [],
  outputs: [valuePort("0 to 100; 0 without any money flow.")],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params) => `the ${numberOf(params, "period")}-bar money flow index`,
  evaluate: ({ columns, params }) => ({
    value: mfi(columns.column("hlc3"), columns.column("volume"), numberOf(params, "period")),
  }),
  python: mfiPython,
};
