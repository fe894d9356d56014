import { judgeMomentum, readMomentum } from "../../../src/engine/strategies/bullish-breakout/momentum";
import {
  judgeMovingAverages,
  judgeTrendDirection,
  readMovingAverages,
} from "../../../src/engine/strategies/bullish-breakout/moving-averages";
import { recommend } from "../../../src/engine/strategies/bullish-breakout/recommend";
import { judgeVolume, readVolume } from "../../../src/engine/strategies/bullish-breakout/volume";
import { barsOf, closes } from "./synthetic-bars";
import { withReasons } from "./with-reasons";

const AVERAGES = { close: 110, sma10: 108, sma50: 105, sma200: 100, sma200Before: 99, goldenCross: true };

describe("moving averages", () => {
  test("give one point each for the 50-day average, the 200-day average and the golden cross", () => {
    expect(withReasons(judgeMovingAverages(AVERAGES))).toMatchObject({ points: 3, reasons: [] });
  });

  test.each([
    [{ sma50: 110 }, "price_below_50ma"],
    [{ sma200: 110 }, "price_below_200ma"],
    [{ goldenCross: false }, "no_golden_cross"],
  ])("lose a point and report the code of a failed condition: %j", (change, code) => {
    expect(withReasons(judgeMovingAverages({ ...AVERAGES, ...change }))).toMatchObject({ points: 2, reasons: [code] });
  });

  test("require the 200-day average to be above its value ten bars ago, not equal to it", () => {
    expect(withReasons(judgeTrendDirection(AVERAGES))).toMatchObject({ points: 1, reasons: [] });
    const level = withReasons(judgeTrendDirection({ ...AVERAGES, sma200Before: 100 }));
    expect(level).toMatchObject({ points: 0, reasons: ["ma200_not_sloping_up"] });
    expect(judgeTrendDirection({ ...AVERAGES, sma200Before: Number.NaN })).toMatchObject({ points: 0 });
  });

  test("count a golden cross on its bar and on the next 29 bars", () => {
    // Flat at 100 until bar 229, at 102 from bar 230: that bar lifts the 50-day average above the 200-day one.
    const stepUp = (length: number) => readMovingAverages(barsOf(closes(length, (bar) => (bar < 230 ? 100 : 102))));
    expect([230, 231, 260, 261].map((length) => stepUp(length).goldenCross)).toEqual([false, true, true, false]);
  });

  test("do not count a cross from above as a golden cross", () => {
    const stepDown = barsOf(closes(240, (bar) => (bar < 230 ? 100 : 98)));
    expect(readMovingAverages(stepDown).goldenCross).toBe(false);
  });

  test("are the arithmetic means of the last closes", () => {
    const reading = readMovingAverages(barsOf(closes(300, (bar) => bar)));
    expect(reading).toMatchObject({ close: 299, sma10: 294.5, sma50: 274.5, sma200: 199.5, sma200Before: 189.5 });
  });
});

describe("volume", () => {
  const readLast = (last: number, usual: number) => {
    const volume = closes(30, (bar) => (bar === 29 ? last : usual));
    return readVolume(
      barsOf(
        closes(30, () => 10),
        { volume },
      ),
    );
  };

  test("confirms from exactly 1.5 times its 20-day average, including the last day", () => {
    // 19 * 37 + 57 = 760, a mean of 38, and 57 = 1.5 * 38.
    expect(readLast(57, 37)).toEqual({ volume: 57, average: 38 });
    expect(withReasons(judgeVolume(readLast(57, 37), 1.5))).toMatchObject({
      points: 1,
      reasons: [],
      judged: { volume_confirmed: true },
    });
    expect(withReasons(judgeVolume(readLast(56, 37), 1.5))).toMatchObject({
      points: 0,
      reasons: ["volume_below_150pct_threshold"],
    });
  });

  test("is compared with the caller's multiple", () => {
    expect(judgeVolume(readLast(57, 37), 1.6).points).toBe(0);
    expect(judgeVolume(readLast(37, 37), 1).measured).toEqual({
      volume: 37,
      vol_avg20: 37,
      volume_multiple: 1,
      volume_threshold: 37,
    });
  });

  test("gives no point if the volume is 0 for 20 days", () => {
    expect(judgeVolume(readLast(0, 0), 1.5)).toMatchObject({ points: 0, measured: { volume_multiple: null } });
  });

  test("gives no point if the volume of one of the 20 days is unknown", () => {
    expect(judgeVolume(readLast(Number.NaN, 37), 1.5)).toMatchObject({ points: 0, measured: { volume: null } });
    const oneMissing = closes(30, (bar) => (bar === 15 ? Number.NaN : bar === 29 ? 900 : 10));
    const reading = readVolume(
      barsOf(
        closes(30, () => 10),
        { volume: oneMissing },
      ),
    );
    expect(judgeVolume(reading, 1.5)).toMatchObject({ points: 0, measured: { volume: 900, vol_avg20: null } });
  });
});

describe("momentum", () => {
  const reading = { rsi: 60, macd: 2, signal: 1 };

  test("gives one point for the RSI and one for the MACD", () => {
    expect(withReasons(judgeMomentum(reading))).toMatchObject({ points: 2, reasons: [] });
  });

  test.each([
    [50, ["rsi_below_50"]],
    [50.000001, []],
    [69.999999, []],
    [70, ["rsi_above_70_overbought"]],
    [Number.NaN, ["rsi_below_50"]],
  ])("an RSI of %d gives the codes %j: both bounds are exclusive", (rsi, reasons) => {
    expect(withReasons(judgeMomentum({ ...reading, rsi })).reasons).toEqual(reasons);
  });

  test.each([
    [{ macd: 1, signal: 1 }, ["macd_below_signal"]],
    [{ macd: 1, signal: 0 }, ["macd_not_both_positive"]],
    [{ macd: 0, signal: -1 }, ["macd_not_both_positive"]],
    [{ macd: -2, signal: -1 }, ["macd_below_signal", "macd_not_both_positive"]],
    [{ macd: Number.NaN, signal: Number.NaN }, ["macd_below_signal", "macd_not_both_positive"]],
  ])("a MACD of %j gives the codes %j and no point", (change, reasons) => {
    expect(withReasons(judgeMomentum({ ...reading, ...change }))).toMatchObject({ points: 1, reasons });
  });

  test("a constant price has a neutral RSI of 50, a price that only rises has 100", () => {
    expect(readMomentum(barsOf(closes(60, () => 7)))).toEqual({ rsi: 50, macd: 0, signal: 0 });
    expect(readMomentum(barsOf(closes(60, (bar) => 7 + bar))).rsi).toBe(100);
  });
});

describe("the recommendation is the first rule that applies", () => {
  const typical = { score: 5, rsi: 60, above200: true };

  test.each([
    [{ above200: false, rsi: 80, score: 7 }, "Exit", ["exit_below_200ma", "trim_rsi_overheated"]],
    [{ above200: false }, "Exit", ["exit_below_200ma"]],
    [{ rsi: 75.000001, score: 7 }, "Trim", ["trim_rsi_overheated"]],
    [{ rsi: 75, score: 6 }, "Strong Buy", []],
    [{ score: 7 }, "Strong Buy", []],
    [{ score: 5 }, "Buy", []],
    [{ score: 4 }, "Watch", []],
    [{ score: 3 }, "Reduce", []],
    [{ score: 0 }, "Reduce", []],
  ])("%j is %s", (change, classification, exitSignals) => {
    expect(recommend({ ...typical, ...change })).toEqual({ classification, exitSignals });
  });
});
