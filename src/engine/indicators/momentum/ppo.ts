import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { chosenAverage, chosenAveragePython } from "../moving-average/chosen-average";
import { type OscillatorAverages, priceOscillatorNode } from "./price-oscillator-node";

/**
 * Percentage price oscillator: fast moving average minus slow moving average, in percent of the slow one; 0 where the
 * slow one is 0, as in TA-Lib. First value at bar `slow - 1`. Source: TA-Lib PPO.
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
    """Percentage price oscillator: fast minus slow average in percent of the slow one."""
    fast = chosen_average(source, average, fast_period)
    slow = chosen_average(source, average, slow_period)
    return [0.0 if base == 0 else (mean - base) / base * 100 for mean, base in zip(fast, slow)]
`,
};

export const ppoNode = priceOscillatorNode({
  name: "ppo",
  displayName: "Percentage price oscillator",
  description:
    "Difference between a fast and a slow moving average, in percent of the slow one. Simple averages by default, as " +
    "in TA-Lib's PPO; most charting platforms use exponential ones.",
  output: "Fast average minus slow average, in percent of the slow average.",
  phrase: "percentage price oscillator",
  compute: ppo,
  python: ppoPython,
});
