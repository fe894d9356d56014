import { judgeAccumulation, readAccumulation } from "../../../src/engine/strategies/leap-entry/accumulation";
import {
  judgeRelativeStrength,
  readRelativeStrength,
} from "../../../src/engine/strategies/leap-entry/relative-strength";
import { suggestStop } from "../../../src/engine/strategies/leap-entry/suggest-stop";
import { judgeVolatility, readVolatility } from "../../../src/engine/strategies/leap-entry/volatility";
import { barsOf, closes, firstBars } from "./synthetic-bars";

describe("accumulation", () => {
  test.each([
    [{ days: 2, upVolume: 100, downVolume: 130 }, true],
    [{ days: 1, upVolume: 100, downVolume: 0 }, false],
    [{ days: 2, upVolume: 100, downVolume: 130.1 }, false],
    [{ days: 0, upVolume: 0, downVolume: 0 }, false],
  ])("%j: %s", (reading, accumulating) => {
    expect(judgeAccumulation(reading)).toMatchObject({
      points: accumulating ? 10 : 0,
      reasons: accumulating ? [] : ["weak_accumulation"],
    });
  });

  test("counts the last ten bars: up on more volume, volume up and volume down, unchanged to neither side", () => {
    const prices = [10, 11, 10, 11, 12, 12, 11, 12, 13, 12, 13, 14];
    const volume = [1, 900, 5, 6, 7, 8, 9, 4, 5, 6, 7, 7];
    // Rises at bars 3, 4, 7, 8, 10, 11; on more volume at 3, 4, 8, 10. Falls at 2, 6, 9. Bar 1 is out of reach.
    expect(readAccumulation(barsOf(prices, { volume }))).toEqual({ days: 4, upVolume: 36, downVolume: 20 });
  });

  test("a day of unknown volume adds nothing and is no accumulation day", () => {
    const bars = barsOf([10, 11, 12], { volume: [1, Number.NaN, 3] });
    expect(readAccumulation(bars)).toEqual({ days: 0, upVolume: 3, downVolume: 0 });
  });
});

describe("volatility", () => {
  const calm = { atr: 5, atrPercent: 6, recent: 0.01, before: 0.02 };

  test("10 points for contracting, 8 for an ATR of at most the limit", () => {
    expect(judgeVolatility(calm, 6)).toMatchObject({ points: 18, atrAcceptable: true, judged: { vol_contract: true } });
    expect(judgeVolatility({ ...calm, recent: 0.02 }, 6)).toMatchObject({ points: 8, judged: { vol_contract: false } });
    expect(judgeVolatility({ ...calm, atrPercent: 6.01 }, 6)).toMatchObject({ points: 10, atrAcceptable: false });
    expect(judgeVolatility({ ...calm, atrPercent: 6.01 }, 7).atrAcceptable).toBe(true);
  });

  test("compares the last twenty daily returns with the twenty before", () => {
    const swing = (size: (bar: number) => number) => closes(60, (bar) => 100 + (bar % 2 ? size(bar) : 0));
    const calming = readVolatility(barsOf(swing((bar) => (bar < 40 ? 4 : 1))));
    expect(calming.recent).toBeLessThan(calming.before);
    const waking = readVolatility(barsOf(swing((bar) => (bar < 40 ? 1 : 4))));
    expect(waking.recent).toBeGreaterThan(waking.before);
    // Returns of alternately +10 % and -1/11: half their distance is 0.0954545, and times the root of 20/19 that is 0.0979343.
    expect(readVolatility(barsOf(closes(60, (bar) => (bar % 2 ? 110 : 100)))).recent).toBeCloseTo(0.0979343, 7);
  });

  test("is unknown below 41 bars, and then gives no points", () => {
    expect(readVolatility(barsOf(closes(40, (bar) => 100 + (bar % 3)))).before).toBeNaN();
    expect(readVolatility(barsOf(closes(41, (bar) => 100 + (bar % 3)))).before).not.toBeNaN();
    const unknown = { atr: Number.NaN, atrPercent: Number.NaN, recent: Number.NaN, before: Number.NaN };
    expect(judgeVolatility(unknown, 6)).toMatchObject({ points: 0, measured: { atr14: null, atr_pct: null } });
  });

  test("the ATR is in percent of the last close", () => {
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

  test("holds for a ticker that gains on the market, and not for one that loses or keeps level", () => {
    expect(readRelativeStrength(rising, benchmark)).toBe(true);
    expect(readRelativeStrength(barsOf(closes(60, (bar) => 100 - bar)), benchmark)).toBe(false);
    expect(readRelativeStrength(rising, rising)).toBe(false);
  });

  test("is the 10-day against the 20-day average of the ratio, through every turn", () => {
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

  test("is unknown without a benchmark, with 19 shared days, and with one that stopped five bars ago", () => {
    expect(readRelativeStrength(rising, null)).toBeNull();
    expect(readRelativeStrength(firstBars(rising, 19), benchmark)).toBeNull();
    expect(readRelativeStrength(firstBars(rising, 20), benchmark)).toBe(true);
    expect(readRelativeStrength(rising, firstBars(benchmark, 55))).toBeNull();
    expect(readRelativeStrength(rising, firstBars(benchmark, 56))).toBe(true);
    expect(readRelativeStrength(barsOf([]), benchmark)).toBeNull();
  });

  test("compares the same days, whatever other days the benchmark has", () => {
    const other = {
      ...benchmark,
      dates: benchmark.dates.map((day) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`),
    };
    expect(readRelativeStrength(rising, other)).toBeNull();
  });

  test("a benchmark without a price on a day leaves that day out", () => {
    const holed = { ...benchmark, close: benchmark.close.map((price, bar) => (bar % 7 === 0 ? 0 : price)) };
    expect(readRelativeStrength(rising, holed)).toBe(true);
  });

  test("is worth 10 points, and none while unknown", () => {
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

  test("is the higher of 1.8 ATR below the close and half a percent below the swing low", () => {
    expect(suggestStop(bars(90), volatility, true)).toBe(96.4);
    expect(suggestStop(bars(98), volatility, true)).toBe(97.51);
  });

  test("is two percent below the swing low when the ATR is no guide", () => {
    expect(suggestStop(bars(90), volatility, false)).toBe(88.2);
    expect(suggestStop(bars(90), { ...volatility, atr: Number.NaN }, true)).toBe(88.2);
  });

  test("looks back eight bars and takes the close where a low is missing or wrong", () => {
    const early = barsOf(
      closes(20, () => 100),
      { low: closes(20, (bar) => (bar === 11 ? 50 : 99)) },
    );
    expect(suggestStop(early, volatility, false)).toBe(97.02);
    expect(suggestStop(bars(Number.NaN), volatility, false)).toBe(97.02);
    expect(suggestStop(barsOf([100], { low: [120] }), volatility, false)).toBe(98);
  });

  test("lies below the close even for a price that never moved", () => {
    const still = barsOf(
      closes(20, () => 100),
      { low: closes(20, () => 100) },
    );
    expect(suggestStop(still, { ...volatility, atr: 0 }, true)).toBe(98);
  });

  test("is unknown without bars or a price above zero", () => {
    expect(suggestStop(barsOf([]), volatility, true)).toBeNull();
    expect(suggestStop(barsOf([0]), volatility, true)).toBeNull();
  });
});
