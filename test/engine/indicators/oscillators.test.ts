import { macd } from "../../../src/engine/indicators/momentum/macd";
import { rsi } from "../../../src/engine/indicators/momentum/rsi";
import { atr } from "../../../src/engine/indicators/volatility/atr";
import { trueRange } from "../../../src/engine/indicators/volatility/true-range";
import { rounded, wanderingPrices } from "./sample-series";

const NONE = Number.NaN;
const of = (...values: number[]) => Float64Array.from(values);
const firstKnown = (series: Float64Array) => series.findIndex((value) => !Number.isNaN(value));

describe("MACD", () => {
  test("follows TA-Lib: both averages start on the same bar, seeded with the mean of the bars up to it", () => {
    // Periods 2, 4, 2. Bar 3: fast starts at mean(3, 10) = 6.5, slow at mean(1, 2, 3, 10) = 4.
    // Fast then moves by 2/3, slow by 2/5: bar 4 (20) 15.5 and 10.4, bar 5 (5) 8.5 and 8.24.
    // Lines 2.5, 5.1, 0.26; the signal starts at bar 4 with their mean 3.8 and moves by 2/3 to 1.44.
    const { macd: line, signal, histogram } = macd(of(1, 2, 3, 10, 20, 5), { fast: 2, slow: 4, signal: 2 });
    expect(rounded(line)).toEqual([NONE, NONE, NONE, NONE, 5.1, 0.26]);
    expect(rounded(signal)).toEqual([NONE, NONE, NONE, NONE, 3.8, 1.44]);
    expect(rounded(histogram)).toEqual([NONE, NONE, NONE, NONE, 1.3, -1.18]);
  });

  test("has its first values at bar 33 for 12, 26 and 9 bars, in all three series", () => {
    const { macd: line, signal, histogram } = macd(wanderingPrices(3, 60));
    expect([line, signal, histogram].map(firstKnown)).toEqual([33, 33, 33]);
    expect(firstKnown(macd(wanderingPrices(3, 33)).signal)).toBe(-1);
  });

  test("matches the definition bar by bar", () => {
    const prices = [...wanderingPrices(11, 300)];
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    let fast = mean(prices.slice(14, 26));
    let slow = mean(prices.slice(0, 26));
    const lines = [fast - slow];
    for (const price of prices.slice(26)) {
      fast = fast * (11 / 13) + price * (2 / 13);
      slow = slow * (25 / 27) + price * (2 / 27);
      lines.push(fast - slow);
    }
    let signal = mean(lines.slice(0, 9));
    for (const line of lines.slice(9)) signal = signal * 0.8 + line * 0.2;
    const result = macd(Float64Array.from(prices));
    expect(result.macd[299]).toBeCloseTo(lines.at(-1)!, 9);
    expect(result.signal[299]).toBeCloseTo(signal, 9);
    expect(result.histogram[299]).toBeCloseTo(lines.at(-1)! - signal, 9);
  });

  test("is zero where the price is constant", () => {
    const { macd: line, signal } = macd(new Float64Array(50).fill(0.1));
    expect([...line.slice(33), ...signal.slice(33)]).toEqual(Array(34).fill(0));
  });

  test("rejects a fast period that is not below the slow one", () => {
    expect(() => macd(of(1, 2), { fast: 26, slow: 26, signal: 9 })).toThrow("fast (26) must be below slow (26)");
    expect(() => macd(of(1, 2), { fast: 12, slow: 26, signal: 0 })).toThrow("signal must be a whole number");
  });
});

describe("RSI", () => {
  test("uses Wilder's smoothing, seeded with a mean", () => {
    // Changes +1, -1, +2, -2: period 2 starts with gain 0.5 and loss 0.5, goes on to 1.25 / 0.25 and 0.625 / 1.125.
    expect(rounded(rsi(of(10, 11, 10, 12, 10), 2))).toEqual([NONE, NONE, 50, 83.333333, 35.714286]);
  });

  test("matches the well-known example of 14 days", () => {
    // Closes of the widely published example (QQQQ, 2009-12 to 2010-02) with an RSI of 70.53, 66.32, 66.55, 69.41.
    const closes = of(
      ...[44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931],
      ...[46.0328, 45.614, 46.282, 46.282, 46.0028, 46.0328, 46.4116],
    );
    expect(rounded(rsi(closes, 14).slice(14), 2)).toEqual([70.53, 66.32, 66.55, 69.41]);
  });

  test("has its first value at bar 14 for a period of 14, and none with only 14 bars", () => {
    expect(firstKnown(rsi(wanderingPrices(5, 30), 14))).toBe(14);
    expect(firstKnown(rsi(wanderingPrices(5, 14), 14))).toBe(-1);
  });

  test("is 100 where every bar rises and 0 where every bar falls", () => {
    expect(rsi(of(1, 2, 3, 4), 3)[3]).toBe(100);
    expect(rsi(of(4, 3, 2, 1), 3)[3]).toBe(0);
  });

  test("is 0 where the price is constant, as in TA-Lib, or the caller's neutral value", () => {
    expect(rsi(of(5, 5, 5, 5), 3)[3]).toBe(0);
    expect(rsi(of(5, 5, 5, 5), 3, 50)[3]).toBe(50);
  });

  test("skips a missing price", () => {
    expect(rounded(rsi(of(10, 11, NONE, 10, 12), 2))).toEqual([NONE, NONE, NONE, 50, 83.333333]);
  });
});

describe("true range and ATR", () => {
  const high = of(12, 13, 20, 15, 9);
  const low = of(10, 11, 18, 12, 8);
  const close = of(11, 12, 19, 13, 8.5);

  test("the true range includes gaps from the previous close in both directions", () => {
    // 13 - 11; gap up 20 - 12; gap down 19 - 12; gap down 13 - 8.
    expect(rounded(trueRange({ high, low, close }))).toEqual([NONE, 2, 8, 7, 5]);
  });

  test("the ATR is seeded with the mean of the first true ranges and uses Wilder's smoothing", () => {
    expect(rounded(atr({ high, low, close }, 2))).toEqual([NONE, NONE, 5, 6, 5.5]);
  });

  test("is unknown on a bar without a high or low, and continues after it", () => {
    const withGap = of(12, 13, NONE, 15, 9);
    expect(rounded(trueRange({ high: withGap, low, close }))).toEqual([NONE, 2, NONE, 7, 5]);
    expect(rounded(atr({ high: withGap, low, close }, 2))).toEqual([NONE, NONE, NONE, 4.5, 4.75]);
  });

  test("is zero where the price is constant", () => {
    const flat = new Float64Array(20).fill(3.3);
    expect(atr({ high: flat, low: flat, close: flat }, 14)[19]).toBe(0);
  });
});
