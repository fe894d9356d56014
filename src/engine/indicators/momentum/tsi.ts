import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { ema, emaPython } from "../moving-average/ema";
import { momentum, momentumPython } from "./momentum";

/** Periods in bars of the two smoothings and of the signal line. */
export interface TsiPeriods {
  readonly long: number;
  readonly short: number;
  readonly signal: number;
}

export interface Tsi {
  readonly tsi: Series;
  readonly signal: Series;
}

/**
 * True strength index, -100 to 100: double-smoothed one-bar changes as a percentage of the double-smoothed absolute
 * changes; 0 where the source does not move. First value at bar `long + short - 1`, of the signal line `signal - 1`
 * bars later. Source: W. Blau (1991).
 */
export function tsi(source: Series, { long, short, signal }: TsiPeriods): Tsi {
  const moves = momentum(source, 1);
  const size = ema(ema(moves.map(Math.abs), long), short);
  const line = ema(ema(moves, long), short).map((move, bar) => (size[bar] === 0 ? 0 : (100 * move) / size[bar]!));
  return { tsi: line, signal: ema(line, signal) };
}

const tsiPython: PythonFunction = {
  name: "tsi",
  uses: [momentumPython, emaPython],
  source: `
def tsi(source, long_period, short_period, signal_period):
    """True strength index, -100 to 100, and its signal line."""
    moves = momentum(source, 1)
    move = ema(ema(moves, long_period), short_period)
    size = ema(ema([abs(value) for value in moves], long_period), short_period)
    line = [0.0 if part == 0 else 100 * value / part for value, part in zip(move, size)]
    return line, ema(line, signal_period)
`,
};

export const tsiNode: NodeDefinition = {
  name: "tsi",
  displayName: "True strength index",
  description: "Double-smoothed momentum relative to double-smoothed absolute momentum, with a signal line.",
  nodeType: "INDICATOR",
  category: "MOMENTUM",
  version: "1.0.0",
  parameters: {
    long_period: periodParameter(25, "Long period", 1, "Period of the first smoothing in bars."),
    short_period: periodParameter(13, "Short period", 1, "Period of the second smoothing in bars."),
    signal_period: periodParameter(13, "Signal period", 1, "Period of the signal line in bars."),
    source: SOURCE_PARAMETER,
  },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [
    { name: "tsi", type: "SERIES", description: "True strength index, -100 to 100; 0 where the source does not move." },
    { name: "signal", type: "SERIES", description: "Signal line: EMA of the index." },
  ],
  warmUp: (params) =>
    numberOf(params, "long_period") + numberOf(params, "short_period") + numberOf(params, "signal_period") - 2,
  earlierOutputs: (params) => ({ tsi: numberOf(params, "long_period") + numberOf(params, "short_period") - 1 }),
  explain: (params, { source }) =>
    `the true strength index (${numberOf(params, "long_period")}, ${numberOf(params, "short_period")}) of ${source}`,
  evaluate: ({ inputs, params }) => ({
    ...tsi(inputs.source!, {
      long: numberOf(params, "long_period"),
      short: numberOf(params, "short_period"),
      signal: numberOf(params, "signal_period"),
    }),
  }),
  python: tsiPython,
};
