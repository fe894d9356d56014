import { stochRsi } from "../../../src/engine/indicators/momentum/stoch-rsi";
import { adx } from "../../../src/engine/indicators/trend/adx";
import { supertrend } from "../../../src/engine/indicators/trend/supertrend";
import { atr } from "../../../src/engine/indicators/volatility/atr";
import type { Bars } from "../../../src/engine/series/bars";
import { randomBars } from "../nodes/sample-calls";
import { randomNumbers } from "./sample-series";

const ROUNDS = 60;

/** Random bars whose price does not move from bar `moving` on, at prices of any size. */
function stoppedBars(seed: number, moving: number, length: number): Bars {
  const bars = randomBars(seed, length);
  const scale = 10 ** (randomNumbers(seed)() * 8 - 3);
  const last = bars.close[moving - 1]! * scale;
  const stopped = (column: Float64Array) => column.map((value, bar) => (bar < moving ? value * scale : last));
  const { dates, open, high, low, close, volume } = bars;
  return { dates, volume, open: stopped(open), high: stopped(high), low: stopped(low), close: stopped(close) };
}

/** Whole numbers from 1 to `maximum`, most of them small. */
function wholeNumbers(seed: number, maximum: number): () => number {
  const random = randomNumbers(seed);
  return () => 1 + Math.floor(random() ** 2 * maximum);
}

test("stoch_rsi is 0 once the price has not moved for a window, whatever moved it before", () => {
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const number = wholeNumbers(seed, 60);
    const [rsiPeriod, moving] = [number() + 1, number() + 200];
    const periods = { k: number() + 1, smoothK: number(), d: number() };
    const window = periods.k + periods.smoothK + periods.d;
    const { k, d } = stochRsi(stoppedBars(seed, moving, 700).close, rsiPeriod, periods);
    const known = { seed, k: [...k.subarray(moving + window)], d: [...d.subarray(moving + window)] };
    expect(known).toEqual({ seed, k: known.k.map(() => 0), d: known.d.map(() => 0) });
  }
});

test("stoch_rsi is 0 over the longest window of a price that does not move", () => {
  const { close } = stoppedBars(1, 300, 6000);
  const { k } = stochRsi(close, 2520, { k: 2520, smoothK: 1, d: 1 });
  expect(k[5900]).toBe(0);
});

test.each([1, -1])("stoch_rsi is 0 while the price only moves in the direction %d", (sign) => {
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const random = randomNumbers(seed);
    let price = 1000;
    const source = Float64Array.from({ length: 300 }, () => {
      price *= 1 + sign * random() * 0.01;
      return price;
    });
    const { k } = stochRsi(source, 2 + (seed % 20), { k: 14, smoothK: 3, d: 3 });
    expect({ seed, others: [...k].filter((value) => value !== 0 && !Number.isNaN(value)) }).toEqual({
      seed,
      others: [],
    });
  }
});

test("stoch_rsi still follows the smallest moves of a price", () => {
  const source = Float64Array.from({ length: 200 }, (_, bar) => 100 + (bar % 7) * 1e-6);
  const { k } = stochRsi(source, 14, { k: 14, smoothK: 1, d: 1 });
  expect(Math.max(...k.subarray(50))).toBeGreaterThan(99.9);
  expect(Math.min(...k.subarray(50))).toBeLessThan(0.1);
});

test("the directional indicators keep their digits while the price does not move", () => {
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const period = wholeNumbers(seed, 30)() + 1;
    const moving = 3 * period + 100;
    const bars = stoppedBars(seed, moving, moving + 500);
    const { plusDi, minusDi, adx: index } = adx(bars, period);
    // Without a move, the smoothed moves and ranges shrink by the same factor, until they are so small that they count
    // as zero.
    for (let bar = moving; bar < plusDi.length && plusDi[bar]! + minusDi[bar]! > 0; bar++) {
      expect(relativeError(plusDi[bar]!, plusDi[moving - 1]!)).toBeLessThan(1e-11);
      expect(relativeError(minusDi[bar]!, minusDi[moving - 1]!)).toBeLessThan(1e-11);
    }
    expect([...index].filter((value) => value < 0 || value > 100)).toEqual([]);
  }
});

test("the first Supertrend is down unless the close is above the upper band", () => {
  const directions = new Set<number>();
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const bars = randomBars(seed, 40);
    const [period, multiplier] = [1 + (seed % 30), 0.1 + (seed % 5) / 10];
    const { value, direction } = supertrend(bars, period, multiplier);
    const reach = multiplier * atr(bars, period)[period]!;
    const middle = (bars.high[period]! + bars.low[period]!) / 2;
    const isAbove = bars.close[period]! > middle + reach;
    expect(direction[period - 1]).toBeNaN();
    expect([direction[period], value[period]]).toEqual(isAbove ? [1, middle - reach] : [-1, middle + reach]);
    directions.add(direction[period]!);
  }
  expect(directions).toEqual(new Set([1, -1]));
});

function relativeError(value: number, expected: number): number {
  return expected === 0 ? Math.abs(value) : Math.abs(value / expected - 1);
}
