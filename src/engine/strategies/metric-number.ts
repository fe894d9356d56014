/** Precise enough for prices far below a cent and for MACD, and free of binary rounding noise. */
const DECIMALS = 6;

/** Rounds a metric to 6 decimals; NaN and infinite values, which JSON cannot represent, become null. */
export function metricNumber(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  const rounded = Number(value.toFixed(DECIMALS));
  return rounded === 0 ? 0 : rounded;
}
