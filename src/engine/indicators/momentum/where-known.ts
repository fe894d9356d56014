import type { PythonFunction } from "../../nodes/python-function";
import { type Series, unknownSeries } from "../../series/series";

/**
 * The source, unknown wherever the other series is unknown, so that the lines of one indicator start on the same bar.
 */
export function whereKnown(source: Series, other: Series): Series {
  const result = unknownSeries(source.length);
  for (let bar = 0; bar < source.length; bar++) if (!Number.isNaN(other[bar])) result[bar] = source[bar]!;
  return result;
}

export const whereKnownPython: PythonFunction = {
  name: "where_known",
  uses: [],
  source: `
def where_known(source, other):
    """The source, unknown wherever the other series is unknown."""
    return [nan if isnan(known) else value for value, known in zip(source, other)]
`,
};
