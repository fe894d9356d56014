import { centre, dot, isLongEnough, type NoSlope, type Sample, varies } from "./sample";

/** A straight line through observations of one regressor. */
export interface LineFit {
  /** Units of y for one unit of x; null when `noSlope` says why. */
  readonly beta: number | null;
  /** y where x is 0; null with beta. */
  readonly intercept: number | null;
  /** Share of the variance of y that the line explains, 0 to 1; null when y does not vary (0 / 0), and with beta. */
  readonly rSquared: number | null;
  readonly observations: number;
  readonly noSlope: NoSlope | null;
}

/**
 * Ordinary least squares of y on one regressor, with an intercept: beta = Sxy / Sxx, R² = Sxy² / (Sxx · Syy), the sums of
 * squares and products about the means. A y that does not vary has a slope of 0.
 * Source: any textbook, e.g. Greene, Econometric Analysis, ch. 3; the same numbers as `numpy.polyfit` of degree 1.
 * @throws RangeError when x and y differ in length or hold a value that is not finite.
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
  // By Cauchy and Schwarz never above 1, but for rounding.
  const rSquared = Math.min(1, (sxy / sxx) * (sxy / syy));
  return { beta, intercept: meanY - beta * meanX, rSquared, observations, noSlope: null };
}
