import type { Series } from "../../../src/engine/series/series";

/**
 * Expects two series to be unknown on the same bars and to have a relative error of at most 1e-9 elsewhere. `rounding`
 * is an absolute error that is also accepted, for differences of large numbers, which leave rounding errors near 0.
 */
export function expectSameSeries(actual: Series, expected: Series, rounding = 0): void {
  expect(actual).toHaveLength(expected.length);
  const differing: string[] = [];
  for (let bar = 0; bar < expected.length; bar++) {
    const [ours, theirs] = [actual[bar]!, expected[bar]!];
    if (Number.isNaN(ours) && Number.isNaN(theirs)) continue;
    const isSame = Math.abs(ours - theirs) <= Math.max(1e-9 * Math.max(Math.abs(ours), Math.abs(theirs)), rounding);
    if (!isSame) differing.push(`bar ${bar}: ${ours} is not ${theirs}`);
  }
  expect({ differing: differing.length, first: differing.slice(0, 5) }).toEqual({ differing: 0, first: [] });
}
