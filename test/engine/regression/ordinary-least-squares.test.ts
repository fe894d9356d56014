import { ordinaryLeastSquares } from "../../../src/engine/regression/ordinary-least-squares";
import { randomNumbers } from "../indicators/sample-series";
import regressions from "./fixtures/regressions.json";
import { A_BILLIONTH, relativeError } from "./relative-error";

const random = randomNumbers(11);
const x = Array.from({ length: 50 }, () => random() - 0.5);
const y = x.map((value) => 0.7 * value + 0.3 * (random() - 0.5));

describe("ordinary least squares", () => {
  test.each(regressions.lines)("matches NumPy: $name", ({ x, y, beta, intercept, rSquared }) => {
    const fit = ordinaryLeastSquares(x, y);
    expect(relativeError(fit.beta, beta)).toBeLessThan(A_BILLIONTH);
    expect(relativeError(fit.intercept, intercept)).toBeLessThan(A_BILLIONTH);
    expect(relativeError(fit.rSquared, rSquared)).toBeLessThan(A_BILLIONTH);
    expect(fit).toMatchObject({ observations: x.length, noSlope: null });
  });

  test("finds the line that the points lie on", () => {
    expect(ordinaryLeastSquares([0, 1, 2, 3], [5, 3, 1, -1])).toEqual({
      beta: -2,
      intercept: 5,
      rSquared: 1,
      observations: 4,
      noSlope: null,
    });
  });

  test("never has an R² above 1 because of rounding", () => {
    for (let length = 2; length <= 50; length++) {
      const [xs, ys] = [x.slice(0, length), x.slice(0, length).map((value) => 1.7 * value + 0.1)];
      expect(ordinaryLeastSquares(xs, ys).rSquared).toBeLessThanOrEqual(1);
    }
  });

  test("has no slope for a constant regressor and reports why", () => {
    const nothing = { beta: null, intercept: null, rSquared: null, observations: 3, noSlope: "CONSTANT_REGRESSOR" };
    expect(ordinaryLeastSquares([0.01, 0.01, 0.01], [1, 2, 3])).toEqual(nothing);
    expect(ordinaryLeastSquares([0, 0, 0], [2, 2, 2])).toEqual(nothing);
  });

  test("does not treat rounding errors as variation", () => {
    const growing = Array.from({ length: 40 }, (_, day) => 1.01 ** (day + 1) / 1.01 ** day - 1);
    expect(new Set(growing).size).toBeGreaterThan(1);
    expect(ordinaryLeastSquares(growing, x.slice(0, 40)).noSlope).toBe("CONSTANT_REGRESSOR");
    expect(ordinaryLeastSquares(x.slice(0, 40), growing)).toMatchObject({ beta: 0, rSquared: null, noSlope: null });
  });

  test("treats changes of a billionth as variation", () => {
    const tiny = x.map((value) => 1e-9 * value);
    expect(relativeError(ordinaryLeastSquares(tiny, y).rSquared, ordinaryLeastSquares(x, y).rSquared)).toBeLessThan(
      1e-6,
    );
  });

  test("has a slope of 0 and no R² for a constant y", () => {
    expect(ordinaryLeastSquares([1, 2, 4], [7, 7, 7])).toEqual({
      beta: 0,
      intercept: 7,
      rSquared: null,
      observations: 3,
      noSlope: null,
    });
  });

  test("requires the minimum number of observations", () => {
    const few = { beta: null, intercept: null, rSquared: null, noSlope: "TOO_FEW_OBSERVATIONS" };
    expect(ordinaryLeastSquares(x.slice(0, 29), y.slice(0, 29), 30)).toEqual({ ...few, observations: 29 });
    expect(ordinaryLeastSquares(x.slice(0, 30), y.slice(0, 30), 30)).toMatchObject({ observations: 30, noSlope: null });
  });

  test.each([0, 1])("has no fit for %d points, even with a minimum of 0", (points) => {
    expect(ordinaryLeastSquares(x.slice(0, points), y.slice(0, points), 0).noSlope).toBe("TOO_FEW_OBSERVATIONS");
  });

  test("halves the slope if x is doubled, with the same R²", () => {
    const [fit, doubled] = [x, x.map((value) => 2 * value)].map((xs) => ordinaryLeastSquares(xs, y));
    expect(relativeError(doubled!.beta, fit!.beta! / 2)).toBeLessThan(1e-13);
    expect(relativeError(doubled!.rSquared, fit!.rSquared)).toBeLessThan(1e-13);
  });

  test.each([
    ["different lengths", [1, 2, 3], [1, 2], "All variables must have 2 observations, not 3"],
    ["a missing x", [1, Number.NaN], [1, 2], "Observation 1 must be a finite number, not NaN"],
    ["an infinite y", [1, 2], [Number.POSITIVE_INFINITY, 2], "Observation 0 must be a finite number, not Infinity"],
  ])("rejects %s", (_, xs, ys, message) => {
    expect(() => ordinaryLeastSquares(xs, ys)).toThrow(new RangeError(message));
  });
});
