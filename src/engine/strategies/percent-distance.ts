/** How far a value lies above (positive) or below (negative) a base, in percent of the base; NaN without a positive base. */
export function percentDistance(value: number, base: number): number {
  return base > 0 ? ((value - base) / base) * 100 : Number.NaN;
}
