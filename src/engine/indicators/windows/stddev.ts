import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { variance, variancePython } from "./variance";

/**
 * Standard deviation of the last `period` bars, in the source's unit; `ddof` as in `variance`. First value at bar
 * `period - 1`. Source: TA-Lib STDDEV, which uses ddof 0.
 */
export function stddev(source: Series, period: number, ddof = 0): Series {
  const result = variance(source, period, ddof);
  for (let bar = 0; bar < result.length; bar++) result[bar] = Math.sqrt(result[bar]!);
  return result;
}

export const stddevPython: PythonFunction = {
  name: "stddev",
  uses: [variancePython],
  source: `
def stddev(source, period, ddof):
    """Standard deviation of the last \`period\` bars."""
    return [sqrt(squares) for squares in variance(source, period, ddof)]
`,
};
