import { type Series, unknownSeries } from "../indicators/series";
import type { PythonFunction } from "../python/python-function";

/**
 * True where at least `wanted` of the conditions are true, false where that many cannot be true even if every unknown
 * one were, unknown otherwise. With all of them wanted this is Kleene's strong AND, with one his OR.
 */
export function atLeast(conditions: readonly Series[], wanted: number): Series {
  const result = unknownSeries(conditions[0]!.length);
  for (let bar = 0; bar < result.length; bar++) {
    let held = 0;
    let unknown = 0;
    for (let at = 0; at < conditions.length; at++) {
      const holds = conditions[at]![bar]!;
      if (holds === 1) held += 1;
      else if (Number.isNaN(holds)) unknown += 1;
    }
    if (held >= wanted) result[bar] = 1;
    else if (held + unknown < wanted) result[bar] = 0;
  }
  return result;
}

export const atLeastPython: PythonFunction = {
  name: "at_least",
  uses: [],
  source: `
def at_least(conditions, wanted):
    """True where \`wanted\` conditions are true, False where too few of them can be."""
    result = []
    for row in zip(*conditions):
        held = row.count(True)
        if held >= wanted:
            result.append(True)
        else:
            result.append(False if held + row.count(None) < wanted else None)
    return result
`,
};
