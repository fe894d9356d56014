import { correlation } from "../../../../src/engine/indicators/statistics/correlation";
import { linearRegression } from "../../../../src/engine/indicators/statistics/linear-regression";
import { zscore } from "../../../../src/engine/indicators/statistics/zscore";
import { coMoment } from "../../../../src/engine/indicators/windows/co-moment";
import { stddev } from "../../../../src/engine/indicators/windows/stddev";
import { sumOfSquares } from "../../../../src/engine/indicators/windows/sum-of-squares";
import type { Series } from "../../../../src/engine/series/series";
import { expectSameSeries } from "../../reference/expect-same-series";
import { fallenToOneTick, randomNumbers, rounded, wanderingPrices } from "../sample-series";

const NONE = Number.NaN;

/** Whole numbers; with periods that are powers of 2, the definition has no rounding errors. */
function wholeNumbers(seed: number, length: number, base: number): Series {
  const random = randomNumbers(seed);
  return Float64Array.from({ length }, () => base + Math.floor(random() * 9));
}

function inTwoPasses(a: Series, b: Series, period: number): Series {
  return a.map((_, bar) => {
    if (bar < period - 1) return NONE;
    const windows = [a, b].map((series) => [...series.slice(bar - period + 1, bar + 1)]);
    const [meanA, meanB] = windows.map(
      (window) => window.reduce((sum, value) => sum + (value - window[0]!), 0) / period,
    );
    return windows[0]!.reduce((sum, value, at) => {
      return sum + (value - windows[0]![0]! - meanA!) * (windows[1]![at]! - windows[1]![0]! - meanB!);
    }, 0);
  });
}

describe("the co-moment of a window", () => {
  test.each([0, 1e6, 1e12, 1e15])("is accurate for prices around %d that move by a few units", (base) => {
    const [a, b] = [wholeNumbers(1, 900, base), wholeNumbers(2, 900, base)];
    for (const period of [2, 8, 64]) {
      expect(rounded(coMoment(a, b, period), 4)).toEqual(rounded(inTwoPasses(a, b, period), 4));
      expectSameSeries(coMoment(a, a, period), inTwoPasses(a, a, period), 1e-13);
    }
  });

  test("is not affected by a price 1e9 times larger that has left the window", () => {
    const prices = wanderingPrices(3, 200);
    const withGap = prices.with(90, 1e11);
    expectSameSeries(coMoment(withGap, withGap, 20).slice(110), coMoment(prices, prices, 20).slice(110), 1e-12);
  });

  test("is exactly zero where one of the two series is constant", () => {
    const prices = wanderingPrices(4, 200);
    const flat = prices.map((price, bar) => (bar < 100 ? price : 0.1));
    expect([...coMoment(flat, flat, 20).slice(119)]).toEqual(Array(81).fill(0));
    expect([...coMoment(flat, prices, 20).slice(119)]).toEqual(Array(81).fill(0));
  });

  test("of a series with itself is never negative, despite the rounding errors of earlier, higher prices", () => {
    const fallen = fallenToOneTick(100);
    expect(Math.min(...coMoment(fallen, fallen, 20).slice(19))).toBeLessThan(0);
    expect(Math.min(...sumOfSquares(fallen, 20).slice(19))).toBe(0);
    expect([
      ...stddev(fallen, 20).slice(19),
      ...correlation(fallen, wanderingPrices(8, 100), 20).slice(19),
    ]).not.toContain(NONE);
  });

  test("is unknown while the window contains a missing value", () => {
    const prices = wanderingPrices(5, 60);
    const withGap = prices.with(30, NONE);
    const expected = coMoment(prices, prices, 8).map((value, bar) => (bar >= 30 && bar < 38 ? NONE : value));
    expectSameSeries(coMoment(withGap, prices, 8), coMoment(prices, withGap, 8), 0);
    expectSameSeries(coMoment(withGap, withGap, 8), expected, 1e-12);
  });
});

describe("statistics based on the co-moment", () => {
  test("a straight line has its own slope and last value, an r2 of 1, and a correlation of ±1", () => {
    const line = Float64Array.from({ length: 50 }, (_, bar) => 1e6 + bar * 0.5);
    const { value, slope, angle, r2 } = linearRegression(line, 10);
    expectSameSeries(value.slice(9), line.slice(9), 1e-15);
    expect(rounded(slope.slice(9))).toEqual(Array(41).fill(0.5));
    expect(rounded(angle.slice(9), 9)).toEqual(Array(41).fill(Number(((Math.atan(0.5) * 180) / Math.PI).toFixed(9))));
    expect(rounded(r2.slice(9), 12)).toEqual(Array(41).fill(1));
    const falling = line.map((price) => -3 * price);
    expect(rounded(correlation(line, falling, 10).slice(9), 12)).toEqual(Array(41).fill(-1));
    expect(Math.max(...r2.slice(9))).toBeLessThanOrEqual(1);
  });

  test("r2 is the square of the correlation with time", () => {
    const prices = wanderingPrices(6, 300);
    const time = prices.map((_, bar) => bar);
    const squared = correlation(prices, time, 14).map((value) => value * value);
    expect(rounded(linearRegression(prices, 14).r2, 9)).toEqual(rounded(squared, 9));
  });

  test("a constant price has a deviation, slope, r2 and correlation of 0, and no z-score", () => {
    const flat = new Float64Array(30).fill(0.1);
    expect(stddev(flat, 5)[29]).toBe(0);
    expect(zscore(flat, 5)[29]).toBeNaN();
    expect(linearRegression(flat, 5).slope[29]).toBe(0);
    expect(linearRegression(flat, 5).r2[29]).toBe(0);
    expect(correlation(flat, wanderingPrices(7, 30), 5)[29]).toBe(0);
  });
});
