import { anchoredVwap } from "../../../../src/engine/indicators/volume/anchored-vwap";
import { highest, lowest } from "../../../../src/engine/indicators/windows/highest-lowest";
import { valueFromEnd } from "../../../../src/engine/series/series";
import { rounded, wanderingPrices } from "../sample-series";

const NONE = Number.NaN;
const of = (...values: number[]) => Float64Array.from(values);

describe("highest and lowest", () => {
  test("are the extremes of the last bars, including the current one", () => {
    const source = of(3, 1, 4, 1, 5, 2, 2, 1);
    expect([...highest(source, 3)]).toEqual([NONE, NONE, 4, 4, 5, 5, 5, 2]);
    expect([...lowest(source, 3)]).toEqual([NONE, NONE, 1, 1, 1, 1, 2, 1]);
  });

  test.each([0, 0.05])("match the direct search of every window, with a fraction of %d missing", (gaps) => {
    const prices = wanderingPrices(21, 500, gaps);
    const windowOf = (bar: number) => [...prices.slice(bar - 9, bar + 1)];
    const slow = (pick: (...values: number[]) => number) =>
      [...prices].map((_, bar) => (bar < 9 ? NONE : pick(...windowOf(bar))));
    expect([...highest(prices, 10)]).toEqual(slow(Math.max));
    expect([...lowest(prices, 10)]).toEqual(slow(Math.min));
  });

  test("are unknown while the window contains a missing value", () => {
    expect([...highest(of(9, NONE, 3, 2, 1), 2)]).toEqual([NONE, NONE, NONE, 3, 2]);
  });

  test("reject an invalid period", () => {
    expect(() => highest(of(1), 0)).toThrow(RangeError);
    expect(() => lowest(of(1), 1.5)).toThrow("period must be a whole number of at least 1 bar, not 1.5");
  });
});

describe("anchored VWAP", () => {
  const columns = {
    high: of(12, 13, 14, 17),
    low: of(8, 11, 10, 13),
    close: of(10, 12, 12, 15),
    volume: of(100, 300, 100, 100),
  };

  test("weights typical prices by volume from the anchor on", () => {
    // Typical prices 10, 12, 12, 15: from bar 1 (3600) / 300, (3600 + 1200) / 400, (4800 + 1500) / 500.
    expect(rounded(anchoredVwap(columns, 1))).toEqual([NONE, 12, 12, 12.6]);
  });

  test("starts on the first bar with volume if the anchor bar has none", () => {
    expect(rounded(anchoredVwap({ ...columns, volume: of(0, 0, 100, 0) }, 0))).toEqual([NONE, NONE, 12, 12]);
  });

  test("is unknown on a bar with a missing column and skips that bar", () => {
    const withGap = { ...columns, high: of(12, 13, NONE, 17) };
    expect(rounded(anchoredVwap(withGap, 1))).toEqual([NONE, 12, NONE, 12.75]);
    expect(rounded(anchoredVwap({ ...columns, volume: of(NONE, NONE, NONE, NONE) }, 0))).toEqual([
      NONE,
      NONE,
      NONE,
      NONE,
    ]);
  });

  test("is unknown on all bars if the anchor is after the last bar", () => {
    expect([...anchoredVwap(columns, 4)]).toEqual([NONE, NONE, NONE, NONE]);
  });
});

test("valueFromEnd is NaN if the series is too short", () => {
  expect(valueFromEnd(of(1, 2, 3))).toBe(3);
  expect(valueFromEnd(of(1, 2, 3), 2)).toBe(1);
  expect(valueFromEnd(of(1, 2, 3), 3)).toBeNaN();
  expect(valueFromEnd(of())).toBeNaN();
});
