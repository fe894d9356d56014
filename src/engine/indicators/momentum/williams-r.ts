import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "../../series/hlc-columns";
import type { Series } from "../../series/series";
import { highest, highestPython, lowest, lowestPython } from "../windows/highest-lowest";

/**
 * Williams %R: position of the close in the high-low range, from -100 at the lowest low to 0 at the highest high; 0
 * where the two are equal. First value at bar `period - 1`. Source: L. Williams; TA-Lib WILLR.
 */
export function williamsR({ high, low, close }: HlcColumns, period: number): Series {
  const top = highest(high, period);
  const bottom = lowest(low, period);
  return close.map((price, bar) => {
    const percent = (top[bar]! - bottom[bar]!) / 100;
    const position = percent === 0 ? 0 : (price - top[bar]!) / percent;
    return Number.isFinite(price) ? position : Number.NaN;
  });
}

const williamsRPython: PythonFunction = {
  name: "williams_r",
  uses: [highestPython, lowestPython],
  source: `
def williams_r(high, low, close, period):
    """Williams %R: distance of the close from the highest high, -100 to 0."""
    result = []
    for price, top, bottom in zip(close, highest(high, period), lowest(low, period)):
        percent = (top - bottom) / 100
        position = 0.0 if percent == 0 else (price - top) / percent
        result.append(position if isfinite(price) else nan)
    return result
`,
};

export const williamsRNode: NodeDefinition = {
  name: "williams_r",
  displayName: "Williams %R",
  description: "Distance of the close from the highest high, relative to the high-low range, -100 to 0. TA-Lib: WILLR.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: { period: periodParameter(14, "Period", 2) },
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [valuePort("-100 at the lowest low to 0 at the highest high; 0 where the two are equal.")],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params) => `the ${numberOf(params, "period")}-bar Williams %R`,
  evaluate: ({ columns, params }) => ({ value: williamsR(hlcColumnsOf(columns), numberOf(params, "period")) }),
  python: williamsRPython,
};
