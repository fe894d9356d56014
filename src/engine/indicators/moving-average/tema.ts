import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { averageNode } from "./average-node";
import { ema, emaPython } from "./ema";

/**
 * Triple exponential moving average, in the source's unit. First value at bar `3 * (period - 1)`.
 * Source: P. Mulloy, Smoothing Data with Faster Moving Averages (1994); TA-Lib TEMA.
 */
export function tema(source: Series, period: number): Series {
  const once = ema(source, period);
  const twice = ema(once, period);
  const thrice = ema(twice, period);
  return once.map((value, bar) => 3 * value - 3 * twice[bar]! + thrice[bar]!);
}

const temaPython: PythonFunction = {
  name: "tema",
  uses: [emaPython],
  source: `
def tema(source, period):
    """Triple exponential moving average."""
    once = ema(source, period)
    twice = ema(once, period)
    thrice = ema(twice, period)
    return [3 * one - 3 * two + three for one, two, three in zip(once, twice, thrice)]
`,
};

export const temaNode = averageNode({
  name: "tema",
  displayName: "Triple exponential moving average",
  description: "EMA with minimal lag, built from a single, a double and a triple EMA. TA-Lib: TEMA.",
  period: 20,
  warmUp: (period) => 3 * (period - 1),
  compute: tema,
  python: temaPython,
});
