import { centre, dot, isLongEnough, type NoSlope, type Sample, varies } from "./sample";

/** A regression line with a single regressor. */
export interface LineFit {
  /** Slope: units of y per unit of x; null if `noSlope` is set. */
  readonly beta: number | null;
  /** Value of y at x = 0; null if beta is null. */
  readonly intercept: number | null;
  /** Coefficient of determination, 0 to 1; null if y is constant (0 / 0) or beta is null. */
  readonly rSquared: number | null;
  readonly observations: number;
  readonly noSlope: NoSlope | null;
}

/**
 * Ordinary least squares of y on one regressor with an intercept: beta = Sxy / Sxx, R² = Sxy² / (Sxx · Syy), where S
 * are the sums of squares and products about the means. A constant y has a slope of 0. Source: any textbook, such as
 * Greene, Econometric Analysis, ch. 3; same results as `numpy.polyfit` of degree 1.
 * @throws RangeError if x and y differ in length or contain a value that is not finite.
 */
export function ordinaryLeastSquares(x: Sample, y: Sample, minimumObservations = 2): LineFit {
  const observations = y.length;
  const without = (noSlope: NoSlope): LineFit => ({
    beta: null,
    intercept: null,
    rSquared: null,
    observations,
    noSlope,
  });
  if (!isLongEnough(y, [x], minimumObservations)) return without("TOO_FEW_OBSERVATIONS");
  if (!varies(x)) return without("CONSTANT_REGRESSOR");
  const [{ mean: meanX, centred: dx }, { mean: meanY, centred: dy }] = [centre(x), centre(y)];
  if (!varies(y)) return { beta: 0, intercept: meanY, rSquared: null, observations, noSlope: null };
  const [sxx, sxy, syy] = [dot(dx, dx), dot(dx, dy), dot(dy, dy)];
  const beta = sxy / sxx;
  // At most 1 by the Cauchy–Schwarz inequality, except for rounding.
  const rSquared = Math.min(1, (sxy / sxx) * (sxy / syy));
  return { beta, intercept: meanY - beta * meanX, rSquared, observations, noSlope: null };
}
