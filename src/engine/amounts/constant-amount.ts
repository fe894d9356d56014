import { levelSeries, type Series } from "../indicators/series";
import type { PythonFunction } from "../python/python-function";

/** The same amount on every bar. */
export function constantAmount(value: number, length: number): Series {
  return levelSeries(length, value);
}

export const constantAmountPython: PythonFunction = {
  name: "constant_amount",
  uses: [],
  source: `
def constant_amount(value, length):
    """The same amount on every bar."""
    return [float(value)] * length
`,
};
