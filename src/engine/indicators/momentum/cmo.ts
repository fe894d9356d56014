import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { rmaPython } from "../moving-average/rma";
import { averageGainsAndLosses, gainsAndLossesPython } from "./gains-and-losses";

/** Average moves smaller than this count as none, as in TA-Lib. */
const NO_MOVE = 1e-14;

/**
 * Chande momentum oscillator, -100 to 100, smoothed Wilder's way; 0 where nothing moved at all. First value at bar
 * `period`. Source: TA-Lib CMO (Chande himself adds up plain sums).
 */
export function cmo(source: Series, period: number): Series {
  const { gains, losses } = averageGainsAndLosses(source, period);
  for (let bar = 0; bar < source.length; bar++) {
    const movement = gains[bar]! + losses[bar]!;
    gains[bar] = movement < NO_MOVE ? 0 : (100 * (gains[bar]! - losses[bar]!)) / movement;
  }
  return gains;
}

const cmoPython: PythonFunction = {
  name: "cmo",
  uses: [gainsAndLossesPython, rmaPython],
  source: `
def cmo(source, period):
    """Chande momentum oscillator, -100 to 100; 0 where nothing moved at all."""
    gains, losses = gains_and_losses(source)
    result = []
    for gain, loss in zip(rma(gains, period), rma(losses, period)):
        movement = gain + loss
        result.append(0.0 if movement < 1e-14 else 100 * (gain - loss) / movement)
    return result
`,
};

export const cmoNode: NodeDefinition = {
  name: "cmo",
  displayName: "Chande momentum oscillator",
  description: "Wilder's average gain less average loss, as a share of both, -100 to 100. TA-Lib: CMO.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: { period: periodParameter(14, "Period", 2), source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("-100 to 100; 0 where nothing moved at all.")],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar Chande momentum oscillator of ${source}`,
  evaluate: ({ inputs, params }) => ({ value: cmo(inputs.source!, numberOf(params, "period")) }),
  python: cmoPython,
};
