import { cci } from "../../../src/engine/indicators/momentum/cci";
import { sma } from "../../../src/engine/indicators/moving-average/sma";
import { percentRank } from "../../../src/engine/indicators/statistics/percent-rank";
import { sumOfDistances } from "../../../src/engine/indicators/windows/sum-of-distances";
import { randomNumbers, wanderingPrices } from "./sample-series";

/** On both sides of the period from which the windows are ranked. */
const PERIODS = [2, 64, 65, 128, 129, 700];
const BARS = 1100;

/** A spike leaves no error behind: it is 10 million times the price. */
const withSpikes = wanderingPrices(3, BARS).map((price, bar) => (bar % 500 === 150 ? price * 1e7 : price));
const random = randomNumbers(4);

const SERIES: Readonly<Record<string, Float64Array>> = {
  "random prices": wanderingPrices(1, BARS),
  "prices with missing values": wanderingPrices(2, BARS, 0.002),
  "prices with many missing values": wanderingPrices(2, BARS, 0.1),
  "prices with infinite values": wanderingPrices(5, BARS).map((price, bar) => (bar % 500 === 77 ? Infinity : price)),
  "prices with spikes": withSpikes,
  "negative values": wanderingPrices(6, BARS).map((price) => 100 - price),
  "small moves of huge prices": wanderingPrices(7, BARS).map((price) => 1e12 + price / 100),
  "few different prices": Float64Array.from({ length: BARS }, () => 10 + Math.floor(random() * 4) / 100),
  "flat prices": new Float64Array(BARS).fill(0.1),
  "flat prices after random ones": wanderingPrices(8, BARS).map((price, bar) => (bar < 300 ? price : 0.3)),
  "zeros of both signs": Float64Array.from({ length: BARS }, (_, bar) => [0, -0, 1][bar % 3]!),
  "rising prices": Float64Array.from({ length: BARS }, (_, bar) => bar),
  "no bars": new Float64Array(),
};

describe.each(Object.entries(SERIES))("with %s", (_, source) => {
  test.each(PERIODS)("the percent rank over %d bars is exactly that of comparing each value", (period) => {
    expect(percentRank(source, period)).toEqual(comparedRank(source, period));
  });

  test.each(PERIODS.filter((period) => period > 128))(
    "the sum of distances over %d bars is exact, rounded once",
    (period) => {
      const centers = sma(source, period);
      const sums = sumOfDistances(source, centers, period);
      expect(sums).toEqual(source.map((_, bar) => exactSum(windowAt(source, bar, period), centers[bar]!)));
    },
  );

  test.each(PERIODS)("the CCI over %d bars is that of adding every deviation, to 12 digits", (period) => {
    const expected = addedCci(source, period);
    const actual = cci(source, period);
    const isSame = (value: number, bar: number) =>
      Object.is(value, expected[bar]) || Math.abs(value - expected[bar]!) <= 1e-12 * Math.abs(expected[bar]!);
    expect(actual.filter((value, bar) => !isSame(value, bar))).toEqual(new Float64Array());
  });
});

function windowAt(source: Float64Array, bar: number, period: number): Float64Array {
  return bar < period - 1 ? new Float64Array() : source.subarray(bar - period + 1, bar + 1);
}

function comparedRank(source: Float64Array, period: number): Float64Array {
  return source.map((value, bar) => {
    const window = windowAt(source, bar, period + 1);
    if (window.length === 0 || !window.every(Number.isFinite)) return Number.NaN;
    return (100 * window.subarray(0, period).filter((earlier) => earlier <= value).length) / period;
  });
}

/** All sample values are multiples of this unit. */
const UNIT = 2 ** -100;

function exactSum(window: Float64Array, center: number): number {
  if (Number.isNaN(center)) return Number.NaN;
  const middle = BigInt(center / UNIT);
  let sum = 0n;
  for (const value of window) {
    const distance = BigInt(value / UNIT) - middle;
    sum += distance < 0n ? -distance : distance;
  }
  return Number(sum) * UNIT;
}

function addedCci(source: Float64Array, period: number): Float64Array {
  const means = sma(source, period);
  return source.map((value, bar) => {
    const deviations = windowAt(source, bar, period).reduce((sum, other) => sum + Math.abs(other - means[bar]!), 0);
    if (Number.isNaN(means[bar]!)) return Number.NaN;
    return deviations === 0 ? 0 : (value - means[bar]!) / (0.015 * (deviations / period));
  });
}
