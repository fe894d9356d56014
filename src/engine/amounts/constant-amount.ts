import type { PythonFunction } from "../nodes/python-function";
import { constantSeries, type Series } from "../series/series";

/** The same amount on every bar. */
export function constantAmount(value: number, length: number): Series {
  return constantSeries(length, value);
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
