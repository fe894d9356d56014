import { centre, dot, isLongEnough, type Sample, varies } from "./sample";
import { solvePositiveDefinite } from "./solve-positive-definite";

/** A plane through observations of several regressors, its slopes held back by a penalty. */
export interface RidgeFit {
  /** One a regressor, in their order and own units; null for a regressor that does not vary, or when `noFit` says why. */
  readonly betas: readonly (number | null)[];
  /** y where every regressor is 0; null when `noFit` says why. */
  readonly intercept: number | null;
  /** Share of the variance of y that the whole model explains, 0 to 1; null when y does not vary, or with `noFit`. */
  readonly rSquared: number | null;
  readonly observations: number;
  readonly noFit: "TOO_FEW_OBSERVATIONS" | null;
}

export interface RidgeOptions {
  /** Weight of the penalty, above 0: what is minimised is the sum of squared residuals + alpha · sum of squared slopes. */
  readonly alpha: number;
  readonly minimumObservations?: number;
}

/**
 * Ridge regression of y on standardised regressors (mean 0, population standard deviation 1) with an intercept that is not
 * penalised; a slope is handed back in the regressor's own unit: the penalised one divided by the standard deviation.
 * Collinear regressors share their slope. A regressor that does not vary takes no part, and its slope is null.
 * Source: Hoerl and Kennard (1970); the same numbers as scikit-learn's `StandardScaler` followed by `Ridge(alpha)`.
 * @throws RangeError when alpha is not above 0, the variables differ in length, or a value is not finite.
 */
export function ridgeRegression(regressors: readonly Sample[], y: Sample, options: RidgeOptions): RidgeFit {
  const { alpha, minimumObservations = 2 } = options;
  if (!(alpha > 0 && alpha < Number.POSITIVE_INFINITY)) throw new RangeError(`alpha must be above 0, not ${alpha}`);
  const observations = y.length;
  if (!isLongEnough(y, regressors, minimumObservations)) {
    const betas = regressors.map(() => null);
    return { betas, intercept: null, rSquared: null, observations, noFit: "TOO_FEW_OBSERVATIONS" };
  }
  const columns = regressors.map((x) => (varies(x) ? standardise(x) : null));
  const taking = columns.filter((column) => column !== null);
  const { mean: meanY, centred: dy } = centre(y);
  const yVaries = varies(y);
  const slopes = yVaries ? penalisedSlopes(taking, dy, alpha) : new Float64Array(taking.length);

  let intercept = meanY;
  let next = 0;
  const betas = columns.map((column) => {
    if (column === null) return null;
    const beta = slopes[next++]! / column.deviation;
    intercept -= beta * column.mean;
    return beta;
  });
  return { betas, intercept, rSquared: yVaries ? explained(taking, slopes, dy) : null, observations, noFit: null };
}

interface Standardised {
  readonly mean: number;
  /** Population standard deviation (divided by n, not n - 1), as scikit-learn has it. */
  readonly deviation: number;
  readonly values: Float64Array;
}

function standardise(x: Sample): Standardised {
  const { mean, centred } = centre(x);
  const deviation = Math.sqrt(dot(centred, centred) / x.length);
  return { mean, deviation, values: centred.map((value) => value / deviation) };
}

/** The solution b of (ZᵀZ + alpha · 1) b = Zᵀy: the penalty makes the matrix positive definite whatever Z is. */
function penalisedSlopes(columns: readonly Standardised[], dy: Float64Array, alpha: number): Float64Array {
  const matrix = columns.map((a, row) =>
    Float64Array.from(columns, (b, column) => dot(a.values, b.values) + (row === column ? alpha : 0)),
  );
  return solvePositiveDefinite(
    matrix,
    Float64Array.from(columns, ({ values }) => dot(values, dy)),
  );
}

function explained(columns: readonly Standardised[], slopes: Float64Array, dy: Float64Array): number {
  const residuals = dy.map((value, at) =>
    columns.reduce((rest, { values }, c) => rest - slopes[c]! * values[at]!, value),
  );
  // A ridge never does worse than the mean, but for rounding.
  return Math.max(0, 1 - dot(residuals, residuals) / dot(dy, dy));
}
