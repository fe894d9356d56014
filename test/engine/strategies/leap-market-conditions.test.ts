import { judgeAccumulation, readAccumulation } from "../../../src/engine/strategies/leap-entry/accumulation";
import {
  judgeRelativeStrength,
  readRelativeStrength,
} from "../../../src/engine/strategies/leap-entry/relative-strength";
import { suggestStop } from "../../../src/engine/strategies/leap-entry/suggest-stop";
import { judgeVolatility, readVolatility } from "../../../src/engine/strategies/leap-entry/volatility";
import { barsOf, closes, firstBars } from "./synthetic-bars";
import { withReasons } from "./with-reasons";

describe("accumulation", () => {
  test.each([
    [{ days: 2, upVolume: 100, downVolume: 130 }, true],
    [{ days: 1, upVolume: 100, downVolume: 0 }, false],
    [{ days: 2, upVolume: 100, downVolume: 130.1 }, false],
    [{ days: 0, upVolume: 0, downVolume: 0 }, false],
  ])("%j: %s", (reading, accumulating) => {
    expect(withReasons(judgeAccumulation(reading))).toMatchObject({
      points: accumulating ? 10 : 0,
      reasons: accumulating ? [] : ["weak_accumulation"],
    });
  });

  test("counts accumulation days and the volume of rising and falling days in the last 10 bars", () => {
    const prices = [10, 11, 10, 11, 12, 12, 11, 12, 13, 12, 13, 14];
    const volume = [1, 900, 5, 6, 7, 8, 9, 4, 5, 6, 7, 7];
    // Rises at bars 3, 4, 7, 8, 10, 11; with increased volume at 3, 4, 8, 10. Falls at 2, 6, 9. Bar 1 is outside the
    // window.
    expect(readAccumulation(barsOf(prices, { volume }))).toEqual({ days: 4, upVolume: 36, downVolume: 20 });
  });

  test("ignores a day with an unknown volume", () => {
    const bars = barsOf([10, 11, 12], { volume: [1, Number.NaN, 3] });
    expect(readAccumulation(bars)).toEqual({ days: 0, upVolume: 3, downVolume: 0 });
  });
});

describe("volatility", () => {
  const calm = { atr: 5, atrPercent: 6, recent: 0.01, before: 0.02 };

  test("gives 10 points for falling volatility and 8 for an ATR up to the limit", () => {
    expect(judgeVolatility(calm, 6)).toMatchObject({ points: 18, atrAcceptable: true, judged: { vol_contract: true } });
    expect(judgeVolatility({ ...calm, recent: 0.02 }, 6)).toMatchObject({ points: 8, judged: { vol_contract: false } });
    expect(judgeVolatility({ ...calm, atrPercent: 6.01 }, 6)).toMatchObject({ points: 10, atrAcceptable: false });
    expect(judgeVolatility({ ...calm, atrPercent: 6.01 }, 7).atrAcceptable).toBe(true);
  });

  test("compares the last 20 daily returns with the 20 before", () => {
    const swing = (size: (bar: number) => number) => closes(60, (bar) => 100 + (bar % 2 ? size(bar) : 0));
    const calming = readVolatility(barsOf(swing((bar) => (bar < 40 ? 4 : 1))));
    expect(calming.recent).toBeLessThan(calming.before);
    const waking = readVolatility(barsOf(swing((bar) => (bar < 40 ? 1 : 4))));
    expect(waking.recent).toBeGreaterThan(waking.before);
    // Alternating returns of +10 % and -1/11: half their distance is 0.0954545, times sqrt(20 / 19) is 0.0979343.
    expect(readVolatility(barsOf(closes(60, (bar) => (bar % 2 ? 110 : 100)))).recent).toBeCloseTo(0.0979343, 7);
  });

  test("is unknown with fewer than 41 bars and gives no points", () => {
    expect(readVolatility(barsOf(closes(40, (bar) => 100 + (bar % 3)))).before).toBeNaN();
    expect(readVolatility(barsOf(closes(41, (bar) => 100 + (bar % 3)))).before).not.toBeNaN();
    const unknown = { atr: Number.NaN, atrPercent: Number.NaN, recent: Number.NaN, before: Number.NaN };
    expect(judgeVolatility(unknown, 6)).toMatchObject({ points: 0, measured: { atr14: null, atr_pct: null } });
  });

  test("reports the ATR in percent of the last close", () => {
    const range = { high: closes(30, () => 50.25), low: closes(30, () => 49.75) };
    expect(
      readVolatility(
        barsOf(
          closes(30, () => 50),
          range,
        ),
      ),
    ).toMatchObject({ atr: 0.5, atrPercent: 1 });
  });
});

describe("relative strength", () => {
  const benchmark = barsOf(closes(60, () => 1000));
  const rising = barsOf(closes(60, (bar) => 100 + bar));

  test("is true for a ticker that outperforms the market, not for one that underperforms or equals it", () => {
    expect(readRelativeStrength(rising, benchmark)).toBe(true);
    expect(readRelativeStrength(barsOf(closes(60, (bar) => 100 - bar)), benchmark)).toBe(false);
    expect(readRelativeStrength(rising, rising)).toBe(false);
  });

  test("compares the 10-day and the 20-day EMA of the price ratio", () => {
    const turning = barsOf(closes(200, (bar) => 100 + 10 * Math.sin(bar / 6) + 4 * Math.sin(bar)));
    const average = (values: Float64Array, period: number) => {
      const start = values.slice(0, period).reduce((sum, value) => sum + value, 0) / period;
      return values.slice(period).reduce((mean, value) => mean + ((value - mean) * 2) / (period + 1), start);
    };
    for (let count = 20; count <= 200; count++) {
      const bars = firstBars(turning, count);
      const market = { ...turning, close: turning.close.map(() => 50) };
      expect(readRelativeStrength(bars, market)).toBe(average(bars.close, 10) > average(bars.close, 20));
    }
  });

  test("is unknown without a benchmark, with 19 common days, and if the benchmark ended 5 bars ago", () => {
    expect(readRelativeStrength(rising, null)).toBeNull();
    expect(readRelativeStrength(firstBars(rising, 19), benchmark)).toBeNull();
    expect(readRelativeStrength(firstBars(rising, 20), benchmark)).toBe(true);
    expect(readRelativeStrength(rising, firstBars(benchmark, 55))).toBeNull();
    expect(readRelativeStrength(rising, firstBars(benchmark, 56))).toBe(true);
    expect(readRelativeStrength(barsOf([]), benchmark)).toBeNull();
  });

  test("compares only common days", () => {
    const other = {
      ...benchmark,
      dates: benchmark.dates.map((day) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`),
    };
    expect(readRelativeStrength(rising, other)).toBeNull();
  });

  test("skips days without a benchmark price", () => {
    const holed = { ...benchmark, close: benchmark.close.map((price, bar) => (bar % 7 === 0 ? 0 : price)) };
    expect(readRelativeStrength(rising, holed)).toBe(true);
  });

  test("gives 10 points, and none if unknown", () => {
    expect([true, false, null].map((known) => judgeRelativeStrength(known))).toMatchObject([
      { points: 10, judged: { rs_ok: true } },
      { points: 0, judged: { rs_ok: false } },
      { points: 0, judged: { rs_ok: null } },
    ]);
  });
});

describe("suggested stop", () => {
  const volatility = { atr: 2, atrPercent: 2, recent: 0, before: 0 };
  const bars = (low: number) =>
    barsOf(
      closes(20, () => 100),
      { low: closes(20, (bar) => (bar === 12 ? low : 99)) },
    );

  test("is the higher of 1.8 ATR below the close and 0.5 % below the swing low", () => {
    expect(suggestStop(bars(90), volatility, true)).toBe(96.4);
    expect(suggestStop(bars(98), volatility, true)).toBe(97.51);
  });

  test("is 2 % below the swing low if the ATR cannot be used", () => {
    expect(suggestStop(bars(90), volatility, false)).toBe(88.2);
    expect(suggestStop(bars(90), { ...volatility, atr: Number.NaN }, true)).toBe(88.2);
  });

  test("looks back 8 bars and uses the close where a low is missing or wrong", () => {
    const early = barsOf(
      closes(20, () => 100),
      { low: closes(20, (bar) => (bar === 11 ? 50 : 99)) },
    );
    expect(suggestStop(early, volatility, false)).toBe(97.02);
    expect(suggestStop(bars(Number.NaN), volatility, false)).toBe(97.02);
    expect(suggestStop(barsOf([100], { low: [120] }), volatility, false)).toBe(98);
  });

  test("is below the close even for a constant price", () => {
    const still = barsOf(
      closes(20, () => 100),
      { low: closes(20, () => 100) },
    );
    expect(suggestStop(still, { ...volatility, atr: 0 }, true)).toBe(98);
  });

  test("is unknown without bars or without a positive price", () => {
    expect(suggestStop(barsOf([]), volatility, true)).toBeNull();
    expect(suggestStop(barsOf([0]), volatility, true)).toBeNull();
  });
});
