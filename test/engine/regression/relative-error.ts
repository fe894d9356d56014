/** Difference from the expected number relative to it; Infinity if an expected 0 or null is not met exactly. */
export function relativeError(actual: number | null | undefined, expected: number | null): number {
  if (actual == null || expected === null) return actual === expected ? 0 : Number.POSITIVE_INFINITY;
  if (expected === 0) return actual === 0 ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(actual / expected - 1);
}

/** Maximum relative error of the regressions against the reference numbers. */
export const A_BILLIONTH = 1e-9;
