/** How far a number is from the expected one, as a share of it; an expected 0 or null must be met exactly. */
export function relativeError(actual: number | null | undefined, expected: number | null): number {
  if (actual == null || expected === null) return actual === expected ? 0 : Number.POSITIVE_INFINITY;
  if (expected === 0) return actual === 0 ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(actual / expected - 1);
}

/** What the regressions are held to against the independent numbers. */
export const A_BILLIONTH = 1e-9;
