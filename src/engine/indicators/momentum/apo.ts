import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { chosenAverage, chosenAveragePython } from "../moving-average/chosen-average";
import { type OscillatorAverages, priceOscillatorNode } from "./price-oscillator-node";

/**
 * Absolute price oscillator: fast average less slow average, in the unit of the source. First value at bar `slow - 1`.
 * Source: TA-Lib APO.
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
    """Absolute price oscillator: fast average less slow average."""
    fast = chosen_average(source, average, fast_period)
    slow = chosen_average(source, average, slow_period)
    return [short - long for short, long in zip(fast, slow)]
`,
};

export const apoNode = priceOscillatorNode({
  name: "apo",
  displayName: "Absolute price oscillator",
  description: "Fast average less slow average. TA-Lib: APO, whose default average is the simple one.",
  output: "Fast average less slow average, in the unit of the source.",
  phrase: "absolute price oscillator",
  compute: apo,
  python: apoPython,
});
