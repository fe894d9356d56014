import type { PythonFunction } from "../nodes/python-function";
import { type Series, unknownSeries } from "../series/series";

/**
 * 1 where the condition was true on each of the last `bars` bars, otherwise 0; NaN where it is unknown on any of them.
 */
export function heldFor(condition: Series, bars: number): Series {
  const result = unknownSeries(condition.length);
  let known = 0;
  let held = 0;
  for (let bar = 0; bar < condition.length; bar++) {
    const holds = condition[bar]!;
    known = Number.isNaN(holds) ? 0 : known + 1;
    held = holds === 1 ? held + 1 : 0;
    if (known >= bars) result[bar] = held >= bars ? 1 : 0;
  }
  return result;
}

export const heldForPython: PythonFunction = {
  name: "held_for",
  uses: [],
  source: `
def held_for(condition, bars):
    """True where \`condition\` was true on each of the last \`bars\` bars."""
    result = []
    known_in_a_row = 0
    held = 0
    for holds in condition:
        known_in_a_row = 0 if holds is None else known_in_a_row + 1
        held = held + 1 if holds is True else 0
        result.append(held >= bars if known_in_a_row >= bars else None)
    return result
`,
};
