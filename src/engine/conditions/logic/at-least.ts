import type { PythonFunction } from "../../nodes/python-function";
import { constantSeries, type Series } from "../../series/series";

/**
 * True where at least `wanted` of the conditions are true, false where that many cannot be true even if every unknown
 * one were, unknown otherwise. With all of them wanted this is Kleene's strong AND, with one his OR.
 */
export function atLeast(conditions: readonly Series[], wanted: number): Series {
  const result = constantSeries(conditions[0]!.length, 0);
  for (let at = 0; at < conditions.length; at += 2) addTo(result, conditions[at]!, conditions[at + 1]);
  for (let bar = 0; bar < result.length; bar++) {
    const held = result[bar]!;
    result[bar] = Number.isNaN(held) ? whereSomeAreUnknown(conditions, wanted, bar) : Number(held >= wanted);
  }
  return result;
}

function addTo(sum: Series, one: Series, other: Series | undefined): void {
  if (other === undefined) for (let bar = 0; bar < sum.length; bar++) sum[bar]! += one[bar]!;
  else for (let bar = 0; bar < sum.length; bar++) sum[bar]! += one[bar]! + other[bar]!;
}

function whereSomeAreUnknown(conditions: readonly Series[], wanted: number, bar: number): number {
  let held = 0;
  let unknown = 0;
  for (const condition of conditions) {
    if (condition[bar] === 1) held += 1;
    else if (condition[bar] !== 0) unknown += 1;
  }
  return held >= wanted ? 1 : held + unknown < wanted ? 0 : Number.NaN;
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
