/** Enough for prices far below a cent and for MACD, and free of the noise of binary fractions. */
const DECIMALS = 6;

/** A number as a metric: rounded to 6 decimals in its own unit; null for NaN and the infinities, which JSON cannot hold. */
export function metricNumber(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  const rounded = Number(value.toFixed(DECIMALS));
  return rounded === 0 ? 0 : rounded;
}
