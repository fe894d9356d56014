import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { ema, emaPython } from "../moving-average/ema";
import { roc, rocPython } from "./roc";

/**
 * One-bar rate of change, in percent, of a triple-smoothed EMA. First value at bar `3 * (period - 1) + 1`.
 * Source: J. Hutson (1983); TA-Lib TRIX.
 */
export function trix(source: Series, period: number): Series {
  return roc(ema(ema(ema(source, period), period), period), 1);
}

const trixPython: PythonFunction = {
  name: "trix",
  uses: [emaPython, rocPython],
  source: `
def trix(source, period):
    """One-bar rate of change, in percent, of a triple-smoothed EMA."""
    return roc(ema(ema(ema(source, period), period), period), 1)
`,
};

export const trixNode: NodeDefinition = {
  name: "trix",
  displayName: "TRIX",
  description: "One-bar rate of change of a triple-smoothed exponential moving average. TA-Lib: TRIX.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: { period: periodParameter(15), source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("Rate of change in percent.")],
  warmUp: (params) => 3 * (numberOf(params, "period") - 1) + 1,
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar TRIX of ${source}`,
  evaluate: ({ inputs, params }) => ({ value: trix(inputs.source!, numberOf(params, "period")) }),
  python: trixPython,
};
