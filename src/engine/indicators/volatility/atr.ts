import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "../../series/hlc-columns";
import type { Series } from "../../series/series";
import { rma, rmaPython } from "../moving-average/rma";
import { trueRange, trueRangePython } from "./true-range";

/**
 * Average true range: Wilder's moving average of the true range, in the price currency. First value at bar `period`.
 * Source: Wilder (1978); TA-Lib ATR.
 */
export function atr(columns: HlcColumns, period: number): Series {
  return rma(trueRange(columns), period);
}

export const atrPython: PythonFunction = {
  name: "atr",
  uses: [trueRangePython, rmaPython],
  source: `
def atr(high, low, close, period):
    """Average true range: Wilder's moving average of the true range."""
    return rma(true_range(high, low, close), period)
`,
};

export const atrNode: NodeDefinition = {
  name: "atr",
  displayName: "Average true range",
  description: "Wilder's moving average of the true range, a measure of volatility. TA-Lib: ATR.",
  nodeType: "INDICATOR",
  category: "VOLATILITY",
  version: "1.0.0",
  parameters: { period: periodParameter(14) },
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [valuePort("Average true range, in the price currency.")],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params) => `the ${numberOf(params, "period")}-bar average true range`,
  evaluate: ({ columns, params }) => ({ value: atr(hlcColumnsOf(columns), numberOf(params, "period")) }),
  python: atrPython,
};
