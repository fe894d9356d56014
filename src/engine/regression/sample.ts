/** Observations of one variable, oldest first; for daily returns a fraction each (0.01 is 1 %). */
export type Sample = Float64Array | readonly number[];

/** Why a regression gives no slope. */
export type NoSlope = "TOO_FEW_OBSERVATIONS" | "CONSTANT_REGRESSOR";

/** The fewest that determine a slope and an intercept. */
const MIN_OBSERVATIONS = 2;

/**
 * Far above what rounding does to a return (some 1e-16, whatever the return), far below any movement of a real price:
 * without it a price that grows by exactly 1 % a day would be regressed on its own rounding errors.
 */
const ROUNDING = 1e-12;

/** Whether the values differ by more than rounding; no value, or a single one, does not vary. */
export function varies(values: Sample): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most - least > ROUNDING * Math.max(1, Math.abs(least), Math.abs(most));
}

/** The values less their mean, and the mean. */
export function centre(values: Sample): { readonly mean: number; readonly centred: Float64Array } {
  const mean = sumOf(values) / values.length;
  return { mean, centred: Float64Array.from(values, (value) => value - mean) };
}

/** The sum of the products in pairs; with itself, the sum of squares. */
export function dot(a: Sample, b: Sample): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

/**
 * Whether there are enough observations for a regression: the minimum asked for, and never fewer than two.
 * @throws RangeError when the variables differ in length or hold a value that is not finite.
 */
export function isLongEnough(y: Sample, regressors: readonly Sample[], minimum: number): boolean {
  for (const values of [y, ...regressors]) {
    if (values.length !== y.length) {
      throw new RangeError(`every variable needs ${y.length} observations, one has ${values.length}`);
    }
    const missing = values.findIndex((value) => !Number.isFinite(value));
    if (missing >= 0) throw new RangeError(`observation ${missing} is ${values[missing]}; a finite number is expected`);
  }
  return y.length >= Math.max(minimum, MIN_OBSERVATIONS);
}

function sumOf(values: Sample): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
