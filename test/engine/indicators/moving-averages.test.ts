import { ema } from "../../../src/engine/indicators/moving-average/ema";
import { rma } from "../../../src/engine/indicators/moving-average/rma";
import { sma } from "../../../src/engine/indicators/moving-average/sma";
import { rounded, wanderingPrices } from "./sample-series";

const NONE = Number.NaN;
const of = (...values: number[]) => Float64Array.from(values);

describe("simple moving average", () => {
  test("is the mean of the last bars, and unknown during the warm-up", () => {
    expect(rounded(sma(of(1, 2, 3, 4, 5, 6), 3))).toEqual([NONE, NONE, 2, 3, 4, 5]);
  });

  test("matches the direct calculation of every window", () => {
    const prices = wanderingPrices(7, 400);
    const slow = [...prices].map((_, bar) =>
      bar < 49 ? NONE : prices.slice(bar - 49, bar + 1).reduce((a, b) => a + b, 0) / 50,
    );
    expect(rounded(sma(prices, 50), 9)).toEqual(rounded(Float64Array.from(slow), 9));
  });

  test("is exactly the price where the price is constant", () => {
    const prices = Float64Array.from({ length: 600 }, (_, bar) => (bar < 300 ? 1e9 / (bar + 3) : 0.1));
    expect([...sma(prices, 200).slice(500)]).toEqual(Array(100).fill(0.1));
  });

  test("is not affected by a price 1e15 times larger that has left the window", () => {
    const prices = of(1e15, 0.1, 0.2, 0.3, 0.4);
    expect(sma(prices, 2)[4]).toBeCloseTo(0.35, 12);
  });

  test("is unknown while its window contains a missing value", () => {
    expect(rounded(sma(of(1, 2, NONE, 4, 5, 6), 2))).toEqual([NONE, 1.5, NONE, NONE, 4.5, 5.5]);
    expect(rounded(sma(of(1, Number.POSITIVE_INFINITY, 3, 4), 2))).toEqual([NONE, NONE, NONE, 3.5]);
  });
});

describe("exponential moving average", () => {
  test("is seeded with the mean of the first bars and then has a weight of 2 / (period + 1)", () => {
    // Mean of 2, 4, 6 is 4; then 4 + (8 - 4) / 2 = 6 and 6 + (2 - 6) / 2 = 4.
    expect(rounded(ema(of(2, 4, 6, 8, 2), 3))).toEqual([NONE, NONE, 4, 6, 4]);
  });

  test("can skip leading values", () => {
    expect(rounded(ema(of(100, 2, 4, 6, 8), 3, 1))).toEqual([NONE, NONE, NONE, 4, 6]);
  });

  test("skips missing values at any position", () => {
    expect(rounded(ema(of(NONE, 2, NONE, 4, 6, NONE, 8), 3))).toEqual([NONE, NONE, NONE, NONE, 4, NONE, 6]);
  });

  test("is exactly the price where the price is constant", () => {
    expect([...ema(new Float64Array(40).fill(0.1), 26).slice(25)]).toEqual(Array(15).fill(0.1));
  });
});

describe("Wilder's moving average", () => {
  test("is seeded with the mean of the first bars and then has a weight of 1 / period", () => {
    // Mean of 3, 6, 9 is 6; then 6 + (12 - 6) / 3 = 8 and 8 + (2 - 8) / 3 = 6.
    expect(rounded(rma(of(3, 6, 9, 12, 2), 3))).toEqual([NONE, NONE, 6, 8, 6]);
  });
});

describe("every average", () => {
  const averages = { sma, ema, rma };

  test.each(Object.entries(averages))("%s with a period of 1 is the source", (_, average) => {
    expect([...average(of(3, 1, 2), 1)]).toEqual([3, 1, 2]);
  });

  test.each(Object.entries(averages))("%s is unknown on all bars if there are fewer than its period", (_, average) => {
    expect([...average(of(1, 2), 3)]).toEqual([NONE, NONE]);
    expect([...average(of(), 3)]).toEqual([]);
  });

  test.each(Object.entries(averages))("%s rejects a period that is not a whole number of at least 1", (_, average) => {
    for (const period of [0, -1, 2.5, NONE, Number.POSITIVE_INFINITY]) {
      expect(() => average(of(1, 2, 3), period)).toThrow(RangeError);
    }
  });

  test("rejects a negative number of values to skip", () => {
    expect(() => ema(of(1, 2), 2, -1)).toThrow("skip must be a whole number of at least 0, not -1");
  });
});
