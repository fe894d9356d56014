import { ordinaryLeastSquares } from "../../../src/engine/regression/ordinary-least-squares";
import { randomNumbers } from "../indicators/sample-series";
import regressions from "./fixtures/regressions.json";
import { A_BILLIONTH, relativeError } from "./relative-error";

const random = randomNumbers(11);
const x = Array.from({ length: 50 }, () => random() - 0.5);
const y = x.map((value) => 0.7 * value + 0.3 * (random() - 0.5));

describe("ordinary least squares", () => {
  test.each(regressions.lines)("gives NumPy's numbers: $name", ({ x, y, beta, intercept, rSquared }) => {
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

  test("never explains more than everything, whatever rounding does", () => {
    for (let length = 2; length <= 50; length++) {
      const [xs, ys] = [x.slice(0, length), x.slice(0, length).map((value) => 1.7 * value + 0.1)];
      expect(ordinaryLeastSquares(xs, ys).rSquared).toBeLessThanOrEqual(1);
    }
  });

  test("gives no slope on a regressor that does not vary, and says so", () => {
    const nothing = { beta: null, intercept: null, rSquared: null, observations: 3, noSlope: "CONSTANT_REGRESSOR" };
    expect(ordinaryLeastSquares([0.01, 0.01, 0.01], [1, 2, 3])).toEqual(nothing);
    expect(ordinaryLeastSquares([0, 0, 0], [2, 2, 2])).toEqual(nothing);
  });

  test("does not take rounding errors for movement", () => {
    const growing = Array.from({ length: 40 }, (_, day) => 1.01 ** (day + 1) / 1.01 ** day - 1);
    expect(new Set(growing).size).toBeGreaterThan(1);
    expect(ordinaryLeastSquares(growing, x.slice(0, 40)).noSlope).toBe("CONSTANT_REGRESSOR");
    expect(ordinaryLeastSquares(x.slice(0, 40), growing)).toMatchObject({ beta: 0, rSquared: null, noSlope: null });
  });

  test("takes a movement of a billionth for movement", () => {
    const tiny = x.map((value) => 1e-9 * value);
    expect(relativeError(ordinaryLeastSquares(tiny, y).rSquared, ordinaryLeastSquares(x, y).rSquared)).toBeLessThan(
      1e-6,
    );
  });

  test("gives a y that does not vary the slope 0 and leaves R² undefined", () => {
    expect(ordinaryLeastSquares([1, 2, 4], [7, 7, 7])).toEqual({
      beta: 0,
      intercept: 7,
      rSquared: null,
      observations: 3,
      noSlope: null,
    });
  });

  test("works from exactly the minimum of observations on", () => {
    const few = { beta: null, intercept: null, rSquared: null, noSlope: "TOO_FEW_OBSERVATIONS" };
    expect(ordinaryLeastSquares(x.slice(0, 29), y.slice(0, 29), 30)).toEqual({ ...few, observations: 29 });
    expect(ordinaryLeastSquares(x.slice(0, 30), y.slice(0, 30), 30)).toMatchObject({ observations: 30, noSlope: null });
  });

  test.each([0, 1])("never draws a line through %d points, whatever the minimum", (points) => {
    expect(ordinaryLeastSquares(x.slice(0, points), y.slice(0, points), 0).noSlope).toBe("TOO_FEW_OBSERVATIONS");
  });

  test("halves the slope when x doubles, and leaves R² alone", () => {
    const [fit, doubled] = [x, x.map((value) => 2 * value)].map((xs) => ordinaryLeastSquares(xs, y));
    expect(relativeError(doubled!.beta, fit!.beta! / 2)).toBeLessThan(1e-13);
    expect(relativeError(doubled!.rSquared, fit!.rSquared)).toBeLessThan(1e-13);
  });

  test.each([
    ["lengths that differ", [1, 2, 3], [1, 2], "every variable needs 2 observations, one has 3"],
    ["a missing x", [1, Number.NaN], [1, 2], "observation 1 is NaN; a finite number is expected"],
    ["an infinite y", [1, 2], [Number.POSITIVE_INFINITY, 2], "observation 0 is Infinity; a finite number is expected"],
  ])("refuses %s", (_, xs, ys, message) => {
    expect(() => ordinaryLeastSquares(xs, ys)).toThrow(new RangeError(message));
  });
});
