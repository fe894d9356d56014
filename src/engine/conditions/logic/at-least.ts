import type { PythonFunction } from "../../nodes/python-function";
import { constantSeries, type Series } from "../../series/series";

/**
 * 1 where at least `required` of the conditions are true, 0 where they could not be even if all unknown ones were true,
 * otherwise NaN. If all are required this is AND in Kleene's three-valued logic, if one is required it is OR.
 */
export function atLeast(conditions: readonly Series[], required: number): Series {
  const result = constantSeries(conditions[0]!.length, 0);
  for (let at = 0; at < conditions.length; at += 2) addTo(result, conditions[at]!, conditions[at + 1]);
  for (let bar = 0; bar < result.length; bar++) {
    const held = result[bar]!;
    result[bar] = Number.isNaN(held) ? resultWithUnknowns(conditions, required, bar) : Number(held >= required);
  }
  return result;
}

function addTo(sum: Series, one: Series, other: Series | undefined): void {
  if (other === undefined) for (let bar = 0; bar < sum.length; bar++) sum[bar]! += one[bar]!;
  else for (let bar = 0; bar < sum.length; bar++) sum[bar]! += one[bar]! + other[bar]!;
}

function resultWithUnknowns(conditions: readonly Series[], required: number, bar: number): number {
  let held = 0;
  let unknown = 0;
  for (const condition of conditions) {
    if (condition[bar] === 1) held += 1;
    else if (condition[bar] !== 0) unknown += 1;
  }
  return held >= required ? 1 : held + unknown < required ? 0 : Number.NaN;
}

export const atLeastPython: PythonFunction = {
  name: "at_least",
  uses: [],
  source: `
def at_least(conditions, wanted):
    """True where \`wanted\` conditions are true, False where that is impossible."""
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
