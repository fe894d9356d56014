import { ordinaryLeastSquares } from "../../../src/engine/regression/ordinary-least-squares";
import { ridgeRegression } from "../../../src/engine/regression/ridge-regression";
import regressions from "./fixtures/regressions.json";
import { A_BILLIONTH, relativeError } from "./relative-error";

const RIDGES_BY_NAME = new Map(regressions.ridges.map((ridge) => [ridge.name, ridge]));
const six = RIDGES_BY_NAME.get("six correlated regressors")!;

describe("ridge regression", () => {
  test.each(regressions.ridges)("matches NumPy: $name", ({ regressors, y, alpha, ...expected }) => {
    const fit = ridgeRegression(regressors, y, { alpha });
    expect(fit.betas).toHaveLength(expected.betas.length);
    for (const [at, beta] of expected.betas.entries()) {
      expect(relativeError(fit.betas[at], beta)).toBeLessThan(A_BILLIONTH);
    }
    expect(relativeError(fit.intercept, expected.intercept)).toBeLessThan(A_BILLIONTH);
    expect(relativeError(fit.rSquared, expected.rSquared)).toBeLessThan(A_BILLIONTH);
    expect(fit).toMatchObject({ observations: y.length, noFit: null });
  });

  test("matches a calculation by hand", () => {
    // Centred, x is -1, 1 (mean 2, deviation 1) and y is -3, 3 (mean 7). Slope: 6 / (2 + alpha).
    expect(ridgeRegression([[1, 3]], [4, 10], { alpha: 2 })).toEqual({
      betas: [1.5],
      intercept: 4,
      rSquared: 1 - 4.5 / 18,
      observations: 2,
      noFit: null,
    });
  });

  test("approaches least squares as the penalty approaches 0", () => {
    const [x] = six.regressors as [number[]];
    const line = ordinaryLeastSquares(x, six.y);
    const fit = ridgeRegression([x], six.y, { alpha: 1e-9 });
    expect(relativeError(fit.betas[0], line.beta)).toBeLessThan(1e-10);
    expect(relativeError(fit.rSquared, line.rSquared)).toBeLessThan(1e-10);
  });

  test("divides the slope equally between two identical columns", () => {
    const { regressors, y } = RIDGES_BY_NAME.get("a duplicate column")!;
    const { betas } = ridgeRegression(regressors, y, { alpha: 1 });
    expect(relativeError(betas[3], betas[1]!)).toBeLessThan(1e-11);
  });

  test("excludes a constant regressor, which has no slope", () => {
    const { regressors, y } = RIDGES_BY_NAME.get("a constant column among others")!;
    const fit = ridgeRegression(regressors, y, { alpha: 1 });
    const without = ridgeRegression(
      [0, 1, 3].map((at) => regressors[at]!),
      y,
      { alpha: 1 },
    );
    expect(fit.betas[2]).toBeNull();
    expect([0, 1, 3].map((at) => fit.betas[at])).toEqual(without.betas);
    expect(fit).toMatchObject({ intercept: without.intercept, rSquared: without.rSquared });
  });

  test("has an R² of 0 if all regressors are constant", () => {
    const fit = ridgeRegression(
      [
        [1, 1, 1],
        [0, 0, 0],
      ],
      [1, 2, 6],
      { alpha: 1 },
    );
    expect(fit).toEqual({ betas: [null, null], intercept: 3, rSquared: 0, observations: 3, noFit: null });
  });

  test("has slopes of 0 and no R² for a constant y", () => {
    const fit = ridgeRegression(
      [
        [1, 2, 4],
        [3, 3, 3],
      ],
      [5, 5, 5],
      { alpha: 1 },
    );
    expect(fit).toEqual({ betas: [0, null], intercept: 5, rSquared: null, observations: 3, noFit: null });
  });

  test("does not depend on the order of the regressors", () => {
    const there = ridgeRegression(six.regressors, six.y, { alpha: 1 });
    const back = ridgeRegression(six.regressors.toReversed(), six.y, { alpha: 1 });
    for (const [at, beta] of there.betas.entries()) {
      expect(relativeError(back.betas[5 - at], beta)).toBeLessThan(1e-11);
    }
  });

  test("does not depend on the unit of a regressor", () => {
    const inPercent = six.regressors.map((x, at) => (at === 0 ? x.map((value) => value * 100) : x));
    const [fit, scaled] = [six.regressors, inPercent].map((xs) => ridgeRegression(xs, six.y, { alpha: 1 }));
    expect(relativeError(scaled!.betas[0], fit!.betas[0]! / 100)).toBeLessThan(1e-11);
    expect(relativeError(scaled!.rSquared, fit!.rSquared)).toBeLessThan(1e-11);
  });

  test("requires the minimum number of observations", () => {
    const first = (count: number) => six.regressors.map((x) => x.slice(0, count));
    const options = { alpha: 1, minimumObservations: 30 };
    expect(ridgeRegression(first(29), six.y.slice(0, 29), options)).toEqual({
      betas: Array(6).fill(null),
      intercept: null,
      rSquared: null,
      observations: 29,
      noFit: "TOO_FEW_OBSERVATIONS",
    });
    expect(ridgeRegression(first(30), six.y.slice(0, 30), options)).toMatchObject({ observations: 30, noFit: null });
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("rejects a penalty of %d", (alpha) => {
    expect(() => ridgeRegression([[1, 2]], [1, 2], { alpha })).toThrow(`alpha must be above 0, not ${alpha}`);
  });

  test("rejects variables of different lengths and missing values", () => {
    const options = { alpha: 1 };
    expect(() => ridgeRegression([[1, 2], [1]], [1, 2], options)).toThrow("must have 2 observations, not 1");
    expect(() => ridgeRegression([[1, Number.NaN]], [1, 2], options)).toThrow(
      "Observation 1 must be a finite number, not NaN",
    );
  });
});
