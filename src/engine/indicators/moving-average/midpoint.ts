import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { highest, highestPython, lowest, lowestPython } from "../windows/highest-lowest";
import { averageNode } from "./average-node";

/**
 * Midpoint of the highest and the lowest of the last `period` values, in the source's unit. First value at bar
 * `period - 1`. Source: TA-Lib MIDPOINT.
 */
export function midpoint(source: Series, period: number): Series {
  const low = lowest(source, period);
  return highest(source, period).map((high, bar) => (high + low[bar]!) / 2);
}

const midpointPython: PythonFunction = {
  name: "midpoint",
  uses: [highestPython, lowestPython],
  source: `
def midpoint(source, period):
    """Midpoint of the highest and the lowest of the last \`period\` values."""
    pairs = zip(highest(source, period), lowest(source, period))
    return [(high + low) / 2 for high, low in pairs]
`,
};

export const midpointNode = averageNode({
  name: "midpoint",
  displayName: "Midpoint",
  description: "Average of the highest and the lowest value of the source over the period. TA-Lib: MIDPOINT.",
  period: 14,
  warmUp: (period) => period - 1,
  compute: midpoint,
  python: midpointPython,
});
