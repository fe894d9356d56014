import type { NodeDefinition } from "../../nodes/node-definition";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import type { HlcvColumns } from "../../series/hlcv-columns";
import { HLCV_COLUMNS, hlcvColumnsOf } from "../../series/hlcv-columns";
import type { Series } from "../../series/series";
import { moneyFlowVolume, moneyFlowVolumePython } from "./money-flow-volume";

/**
 * Accumulation/distribution line, in shares: the cumulative money flow volume. Incomplete bars are skipped. First value
 * at bar 0. Source: M. Chaikin; TA-Lib AD.
 */
export function adl(columns: HlcvColumns): Series {
  let line = 0;
  return moneyFlowVolume(columns).map((flow) => {
    if (Number.isNaN(flow)) return flow;
    line += flow;
    return line;
  });
}

export const adlPython: PythonFunction = {
  name: "adl",
  uses: [moneyFlowVolumePython],
  source: `
def adl(high, low, close, volume):
    """Accumulation/distribution line: cumulative money flow volume."""
    result = []
    line = 0.0
    for flow in money_flow_volume(high, low, close, volume):
        if not isnan(flow):
            line += flow
        result.append(nan if isnan(flow) else line)
    return result
`,
};

export const adlNode: NodeDefinition = {
  name: "adl",
  displayName: "Accumulation/distribution line",
  description: "Cumulative volume, weighted by the position of each close within the bar's range. TA-Lib: AD.",
  nodeType: "INDICATOR",
  category: "VOLUME",
  version: "1.0.0",
  parameters: {},
  rules: [],
  columns: HLCV_COLUMNS,
  inputs: [],
  outputs: [valuePort("Cumulative money flow volume since the first bar, in shares.")],
  warmUp: () => 0,
  explain: () => "the accumulation/distribution line",
  evaluate: ({ columns }) => ({ value: adl(hlcvColumnsOf(columns)) }),
  python: adlPython,
};
