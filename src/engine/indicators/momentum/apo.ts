import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { chosenAverage, chosenAveragePython } from "../moving-average/chosen-average";
import { type OscillatorAverages, priceOscillatorNode } from "./price-oscillator-node";

/**
 * Absolute price oscillator: fast moving average minus slow moving average, in the source's unit. First value at bar
 * `slow - 1`. Source: TA-Lib APO.
 */
export function apo(source: Series, { fast, slow, average }: OscillatorAverages): Series {
  const slowMean = chosenAverage(source, average, slow);
  return chosenAverage(source, average, fast).map((mean, bar) => mean - slowMean[bar]!);
}

const apoPython: PythonFunction = {
  name: "apo",
  uses: [chosenAveragePython],
  source: `
def apo(source, fast_period, slow_period, average):
    """Absolute price oscillator: fast moving average minus slow moving average."""
    fast = chosen_average(source, average, fast_period)
    slow = chosen_average(source, average, slow_period)
    return [short - long for short, long in zip(fast, slow)]
`,
};

export const apoNode = priceOscillatorNode({
  name: "apo",
  displayName: "Absolute price oscillator",
  description: "Difference between a fast and a slow moving average, simple by default. TA-Lib: APO.",
  output: "Fast average minus slow average, in the source's unit.",
  phrase: "absolute price oscillator",
  compute: apo,
  python: apoPython,
});
