import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { highest, highestPython, lowest, lowestPython } from "../windows/highest-lowest";

/**
 * Midpoint of the highest high and the lowest low of the last `period` bars, in the price currency. First value at
 * bar `period - 1`. Source: TA-Lib MIDPRICE.
 */
export function midprice(high: Series, low: Series, period: number): Series {
  const bottom = lowest(low, period);
  return highest(high, period).map((top, bar) => (top + bottom[bar]!) / 2);
}

export const midpricePython: PythonFunction = {
  name: "midprice",
  uses: [highestPython, lowestPython],
  source: `
def midprice(high, low, period):
    """Midpoint of the highest high and the lowest low of the last \`period\` bars."""
    return [(top + bottom) / 2 for top, bottom in zip(highest(high, period), lowest(low, period))]
`,
};

export const midpriceNode: NodeDefinition = {
  name: "midprice",
  displayName: "Midpoint price",
  description: "Average of the highest high and the lowest low over the period. TA-Lib: MIDPRICE.",
  nodeType: "INDICATOR",
  category: "MOVING_AVERAGE",
  version: "1.0.0",
  parameters: { period: periodParameter(14) },
  rules: [],
  columns: ["high", "low"],
  inputs: [],
  outputs: [valuePort("Midpoint price, in the price currency.")],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params) => `the ${numberOf(params, "period")}-bar midpoint price`,
  evaluate: ({ columns, params }) => ({
    value: midprice(columns.column("high"), columns.column("low"), numberOf(params, "period")),
  }),
  python: midpricePython,
};
