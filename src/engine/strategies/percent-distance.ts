/**
 * Distance of a value above (positive) or below (negative) a base, in percent of the base; NaN unless the base is
 * positive.
 */
export function percentDistance(value: number, base: number): number {
  return base > 0 ? ((value - base) / base) * 100 : Number.NaN;
}
