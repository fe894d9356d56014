import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import type { HlcColumns } from "../../series/hlc-columns";
import { type Series, unknownSeries } from "../../series/series";
import { extremeBars, extremeBarsPython } from "../windows/extreme-bars";

/** Up and down from 0 to 100, the oscillator (their difference) from -100 to 100. */
export interface Aroon {
  readonly up: Series;
  readonly down: Series;
  readonly oscillator: Series;
}

/**
 * Time since the highest high and the lowest low of the last `period + 1` bars: 100 is the current bar, 0 is `period`
 * bars ago. First values at bar `period`. Source: T. Chande (1995); TA-Lib AROON and AROONOSC.
 */
export function aroon({ high, low }: Pick<HlcColumns, "high" | "low">, period: number): Aroon {
  const up = recency(extremeBars(high, period + 1, 1), period);
  const down = recency(extremeBars(low, period + 1, -1), period);
  return { up, down, oscillator: up.map((value, bar) => value - down[bar]!) };
}

function recency(bars: Int32Array, period: number): Series {
  const result = unknownSeries(bars.length);
  for (let bar = 0; bar < bars.length; bar++) {
    const at = bars[bar]!;
    if (at >= 0) result[bar] = (100 * (period - bar + at)) / period;
  }
  return result;
}

const aroonPython: PythonFunction = {
  name: "aroon",
  uses: [extremeBarsPython],
  source: `
def aroon(high, low, period):
    """Aroon up and down, 0 to 100, and their difference."""
    lines = []
    for bars in (extreme_bars(high, period + 1, 1), extreme_bars(low, period + 1, -1)):
        line = []
        for bar, at in enumerate(bars):
            line.append(nan if at < 0 else 100 * (period - bar + at) / period)
        lines.append(line)
    return lines[0], lines[1], [up - down for up, down in zip(lines[0], lines[1])]
`,
};

export const aroonNode: NodeDefinition = {
  name: "aroon",
  displayName: "Aroon",
  description: "Time since the highest high and the lowest low of the period. TA-Lib: AROON, AROONOSC.",
  nodeType: "INDICATOR",
  category: "TREND",
  version: "1.0.0",
  parameters: { period: periodParameter(14, "Period", 2) },
  rules: [],
  columns: ["high", "low"],
  inputs: [],
  outputs: [
    {
      name: "up",
      type: "SERIES",
      description: "Aroon up: 100 if the highest high is on the current bar, 0 if it is a full period ago.",
    },
    {
      name: "down",
      type: "SERIES",
      description: "Aroon down: 100 if the lowest low is on the current bar, 0 if it is a full period ago.",
    },
    { name: "oscillator", type: "SERIES", description: "Aroon oscillator: Aroon up minus Aroon down, -100 to 100." },
  ],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params) => `the ${numberOf(params, "period")}-bar Aroon indicator`,
  evaluate: ({ columns, params }) => ({
    ...aroon({ high: columns.column("high"), low: columns.column("low") }, numberOf(params, "period")),
  }),
  python: aroonPython,
};
