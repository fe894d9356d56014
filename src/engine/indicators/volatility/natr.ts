import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "../../series/hlc-columns";
import type { Series } from "../../series/series";
import { atr, atrPython } from "./atr";

/**
 * Normalized average true range: ATR in percent of the close; 0 where the close is 0. First value at bar `period`.
 * Source: J. Forman (2006); TA-Lib NATR.
 */
export function natr(columns: HlcColumns, period: number): Series {
  return atr(columns, period).map((range, bar) => {
    const price = columns.close[bar]!;
    return price === 0 && !Number.isNaN(range) ? 0 : (range / price) * 100;
  });
}

const natrPython: PythonFunction = {
  name: "natr",
  uses: [atrPython],
  source: `
def natr(high, low, close, period):
    """Normalized average true range: ATR in percent of the close; 0 where the close is 0."""
    result = []
    for reach, price in zip(atr(high, low, close, period), close):
        if price == 0:
            result.append(nan if isnan(reach) else 0.0)
        else:
            result.append(reach / price * 100)
    return result
`,
};

export const natrNode: NodeDefinition = {
  name: "natr",
  displayName: "Normalized average true range",
  description: "Average true range in percent of the close. TA-Lib: NATR.",
  nodeType: "INDICATOR",
  category: "VOLATILITY",
  version: "1.0.0",
  parameters: { period: periodParameter(14, "Period", 2) },
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [valuePort("Percent of the close; 0 where the close is 0.")],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params) => `the ${numberOf(params, "period")}-bar normalized average true range`,
  evaluate: ({ columns, params }) => ({ value: natr(hlcColumnsOf(columns), numberOf(params, "period")) }),
  python: natrPython,
};
