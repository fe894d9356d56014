import { centre, dot, isLongEnough, type Sample, varies } from "./sample";
import { solvePositiveDefinite } from "./solve-positive-definite";

/** A linear model with several regressors and penalised slopes. */
export interface RidgeFit {
  /** Slopes in the order and unit of the regressors; null for a constant regressor or if `noFit` is set. */
  readonly betas: readonly (number | null)[];
  /** Value of y if all regressors are 0; null if `noFit` is set. */
  readonly intercept: number | null;
  /** Coefficient of determination of the model, 0 to 1; null if y is constant or `noFit` is set. */
  readonly rSquared: number | null;
  readonly observations: number;
  readonly noFit: "TOO_FEW_OBSERVATIONS" | null;
}

export interface RidgeOptions {
  /** Penalty weight, above 0. The model minimises the sum of squared residuals + alpha · the sum of squared slopes. */
  readonly alpha: number;
  readonly minimumObservations?: number;
}

/**
 * Ridge regression of y on standardised regressors (mean 0, population standard deviation 1) with an unpenalised
 * intercept. Slopes are returned in the regressors' units: the penalised slope divided by the standard deviation.
 * Collinear regressors share their slope. A constant regressor is excluded, and its slope is null. Source: Hoerl and
 * Kennard (1970); same results as scikit-learn's `StandardScaler` followed by `Ridge(alpha)`.
 * @throws RangeError if alpha is not above 0, the variables differ in length, or a value is not finite.
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
  const included = columns.filter((column) => column !== null);
  const { mean: meanY, centred: dy } = centre(y);
  const yVaries = varies(y);
  const slopes = yVaries ? penalisedSlopes(included, dy, alpha) : new Float64Array(included.length);

  let intercept = meanY;
  let next = 0;
  const betas = columns.map((column) => {
    if (column === null) return null;
    const beta = slopes[next++]! / column.deviation;
    intercept -= beta * column.mean;
    return beta;
  });
  return {
    betas,
    intercept,
    rSquared: yVaries ? explainedVariance(included, slopes, dy) : null,
    observations,
    noFit: null,
  };
}

interface Standardised {
  readonly mean: number;
  /** Population standard deviation (divisor n), as in scikit-learn. */
  readonly deviation: number;
  readonly values: Float64Array;
}

function standardise(x: Sample): Standardised {
  const { mean, centred } = centre(x);
  const deviation = Math.sqrt(dot(centred, centred) / x.length);
  return { mean, deviation, values: centred.map((value) => value / deviation) };
}

/** Solves (ZᵀZ + alpha · I) b = Zᵀy for b; the penalty makes the matrix positive definite for any Z. */
function penalisedSlopes(columns: readonly Standardised[], dy: Float64Array, alpha: number): Float64Array {
  const matrix = columns.map((a, row) =>
    Float64Array.from(columns, (b, column) => dot(a.values, b.values) + (row === column ? alpha : 0)),
  );
  return solvePositiveDefinite(
    matrix,
    Float64Array.from(columns, ({ values }) => dot(values, dy)),
  );
}

function explainedVariance(columns: readonly Standardised[], slopes: Float64Array, dy: Float64Array): number {
  const residuals = dy.map((value, at) =>
    columns.reduce((rest, { values }, c) => rest - slopes[c]! * values[at]!, value),
  );
  // At least 0, because a ridge model never fits worse than the mean, except for rounding.
  return Math.max(0, 1 - dot(residuals, residuals) / dot(dy, dy));
}
