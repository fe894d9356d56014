import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { chosenAverage, chosenAveragePython } from "../moving-average/chosen-average";
import { type OscillatorAverages, priceOscillatorNode } from "./price-oscillator-node";

/**
 * Percentage price oscillator: how far the fast average is from the slow one, in percent of the slow one; 0 where that is
 * 0, as in TA-Lib. First value at bar `slow - 1`. Source: TA-Lib PPO.
 */
export function ppo(source: Series, { fast, slow, average }: OscillatorAverages): Series {
  const slowMean = chosenAverage(source, average, slow);
  return chosenAverage(source, average, fast).map((mean, bar) => {
    const base = slowMean[bar]!;
    return base === 0 ? 0 : ((mean - base) / base) * 100;
  });
}

const ppoPython: PythonFunction = {
  name: "ppo",
  uses: [chosenAveragePython],
  source: `
def ppo(source, fast_period, slow_period, average):
    """Percentage price oscillator: distance of the fast average from the slow one in percent."""
    fast = chosen_average(source, average, fast_period)
    slow = chosen_average(source, average, slow_period)
    return [0.0 if base == 0 else (mean - base) / base * 100 for mean, base in zip(fast, slow)]
`,
};

export const ppoNode = priceOscillatorNode({
  name: "ppo",
  displayName: "Percentage price oscillator",
  description:
    "Distance of a fast average from a slow one in percent. TA-Lib: PPO, whose default average is the simple one; " +
    "most charts draw it with the exponential one.",
  output: "Distance of the fast average from the slow one in percent of the slow one.",
  phrase: "percentage price oscillator",
  compute: ppo,
  python: ppoPython,
});
