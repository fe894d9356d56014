import { roundSignificant } from "../round-significant";

/** A number as a metric, with 12 significant digits; null for NaN and infinite values, which JSON cannot represent. */
export function metricNumber(value: number): number | null {
  return Number.isFinite(value) ? roundSignificant(value) : null;
}
