import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import type { HlcvColumns } from "../../series/hlcv-columns";
import { HLCV_COLUMNS, hlcvColumnsOf } from "../../series/hlcv-columns";
import type { Series } from "../../series/series";
import { windowSum, windowSumPython } from "../windows/window-sum";
import { moneyFlowVolume, moneyFlowVolumePython } from "./money-flow-volume";

/**
 * Chaikin money flow, -1 to 1: money flow volume of the last `period` bars relative to their volume; unknown where the
 * volume is 0. First value at bar `period - 1`. Source: M. Chaikin.
 */
export function cmf(columns: HlcvColumns, period: number): Series {
  const traded = windowSum(columns.volume, period);
  return windowSum(moneyFlowVolume(columns), period).map((flow, bar) =>
    traded[bar]! > 0 ? flow / traded[bar]! : Number.NaN,
  );
}

const cmfPython: PythonFunction = {
  name: "cmf",
  uses: [moneyFlowVolumePython, windowSumPython],
  source: `
def cmf(high, low, close, volume, period):
    """Chaikin money flow, -1 to 1: money flow volume relative to the volume."""
    flows = window_sum(money_flow_volume(high, low, close, volume), period)
    result = []
    for flow, traded in zip(flows, window_sum(volume, period)):
        result.append(flow / traded if traded > 0 else nan)
    return result
`,
};

export const cmfNode: NodeDefinition = {
  name: "cmf",
  displayName: "Chaikin money flow",
  description:
    "Money flow volume of the last bars relative to their volume: buying (positive) or selling pressure (negative).",
  nodeType: "INDICATOR",
  category: "VOLUME",
  version: "1.0.0",
  parameters: { period: periodParameter(20) },
  rules: [],
  columns: HLCV_COLUMNS,
  inputs: [],
  outputs: [valuePort("-1 to 1; unknown where the volume is 0.")],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params) => `the ${numberOf(params, "period")}-bar Chaikin money flow`,
  evaluate: ({ columns, params }) => ({ value: cmf(hlcvColumnsOf(columns), numberOf(params, "period")) }),
  python: cmfPython,
};
