/** Observations of a variable, oldest first; daily returns are fractions (0.01 is 1 %). */
export type Sample = Float64Array | readonly number[];

/** Why a regression has no slope. */
export type NoSlope = "TOO_FEW_OBSERVATIONS" | "CONSTANT_REGRESSOR";

/** Minimum number of observations that determine a slope and an intercept. */
const MIN_OBSERVATIONS = 2;

/**
 * Relative tolerance for a constant variable: far above the rounding error of a return (about 1e-16) and far below the
 * variation of real prices. Without it, the returns of a price that grows by exactly 1 % per day would count as
 * varying.
 */
const CONSTANT_TOLERANCE = 1e-12;

/** Whether the values differ by more than rounding errors; false for fewer than two values. */
export function varies(values: Sample): boolean {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return max - min > CONSTANT_TOLERANCE * Math.max(1, Math.abs(min), Math.abs(max));
}

/** The values minus their mean, and the mean. */
export function centre(values: Sample): { readonly mean: number; readonly centred: Float64Array } {
  const mean = sumOf(values) / values.length;
  return { mean, centred: Float64Array.from(values, (value) => value - mean) };
}

/** Dot product; of a sample with itself, the sum of squares. */
export function dot(a: Sample, b: Sample): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

/**
 * Whether there are enough observations for a regression: at least `minimum` and at least two.
 * @throws RangeError if the variables differ in length or contain a value that is not finite.
 */
export function isLongEnough(y: Sample, regressors: readonly Sample[], minimum: number): boolean {
  for (const values of [y, ...regressors]) {
    if (values.length !== y.length) {
      throw new RangeError(`All variables must have ${y.length} observations, not ${values.length}`);
    }
    const missing = values.findIndex((value) => !Number.isFinite(value));
    if (missing >= 0) throw new RangeError(`Observation ${missing} must be a finite number, not ${values[missing]}`);
  }
  return y.length >= Math.max(minimum, MIN_OBSERVATIONS);
}

function sumOf(values: Sample): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
