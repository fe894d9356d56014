import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { rmaPython } from "../moving-average/rma";
import { averageGainsAndLosses, gainsAndLossesPython } from "./gains-and-losses";

/** Smaller average moves count as zero, as in TA-Lib. */
const NO_MOVE = 1e-14;

/**
 * Chande momentum oscillator with Wilder's smoothing, -100 to 100; 0 where the source does not move. First value at bar
 * `period`. Source: TA-Lib CMO (Chande's original uses unsmoothed sums).
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
    """Chande momentum oscillator, -100 to 100; 0 where the source does not move."""
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
  description: "Average gain minus average loss, as a percentage of their sum, -100 to 100. TA-Lib: CMO.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: { period: periodParameter(14, "Period", 2), source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("-100 to 100; 0 where the source does not move.")],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar Chande momentum oscillator of ${source}`,
  evaluate: ({ inputs, params }) => ({ value: cmo(inputs.source!, numberOf(params, "period")) }),
  python: cmoPython,
};
