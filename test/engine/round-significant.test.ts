import { roundSignificant } from "../../src/engine/round-significant";
import { metricNumber } from "../../src/engine/strategies/metric-number";
import { randomNumbers } from "./indicators/sample-series";

test.each([
  ["the range of a cheap coin", 0.0000001234, 0.0000001234],
  ["a tiny number", 1.23456789012345e-300, 1.23456789012e-300],
  ["a negative number", -0.000012345678901234, -0.0000123456789012],
  ["a price", 188.5899961234567, 188.589996123],
  ["the noise of binary fractions", 0.1 + 0.2, 0.3],
  ["a volume", 9_007_199_254_740_991, 9_007_199_254_740_991],
  ["a mean volume", 36_605_680.123456, 36_605_680.1235],
  ["zero", 0, 0],
])("%s keeps 12 significant digits", (_, value, expected) => {
  expect(roundSignificant(value)).toBe(expected);
});

test("negative zero becomes zero", () => {
  expect(Object.is(roundSignificant(-0), 0)).toBe(true);
});

test("every number of any size keeps its value up to the twelfth digit, and rounding again changes nothing", () => {
  const random = randomNumbers(7);
  for (let draw = 0; draw < 10_000; draw++) {
    const value = (random() - 0.5) * 10 ** Math.floor(random() * 600 - 300);
    const once = roundSignificant(value);
    expect(Math.abs(once - value)).toBeLessThanOrEqual(5.0001e-12 * Math.abs(value));
    expect(roundSignificant(once)).toBe(once);
  }
});

test("a metric that JSON cannot represent is null", () => {
  expect([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(metricNumber)).toEqual([
    null,
    null,
    null,
  ]);
});
