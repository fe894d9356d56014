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
 * Relative strength index, 0 to 100: Wilder's average gain as a percentage of average gain plus average loss. First
 * value at bar `period`. `whenFlat` is the value where the source does not move: 0 as in TA-Lib, or 50 for neutral.
 * Source: Wilder (1978); TA-Lib RSI.
 */
export function rsi(source: Series, period: number, whenFlat = 0): Series {
  const { gains, losses } = averageGainsAndLosses(source, period);
  for (let bar = 0; bar < source.length; bar++) {
    const movement = gains[bar]! + losses[bar]!;
    gains[bar] = movement < NO_MOVE ? whenFlat : (100 * gains[bar]!) / movement;
  }
  return gains;
}

export const rsiPython: PythonFunction = {
  name: "rsi",
  uses: [gainsAndLossesPython, rmaPython],
  source: `
def rsi(source, period):
    """Relative strength index, 0 to 100; 0 where the source does not move."""
    gains, losses = gains_and_losses(source)
    result = []
    for gain, loss in zip(rma(gains, period), rma(losses, period)):
        movement = gain + loss
        result.append(0.0 if movement < 1e-14 else 100 * gain / movement)
    return result
`,
};

export const rsiNode: NodeDefinition = {
  name: "rsi",
  displayName: "Relative strength index",
  description: "Speed and size of recent price changes: average gain relative to average loss, 0 to 100. TA-Lib: RSI.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: { period: periodParameter(14, "Period", 2), source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("0 to 100; 0 where the source does not move.")],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar RSI of ${source}`,
  evaluate: ({ inputs, params }) => ({ value: rsi(inputs.source!, numberOf(params, "period")) }),
  python: rsiPython,
};
