import { judgeAnchor, readAnchor } from "../../../src/engine/strategies/leap-entry/breakout-anchor";
import { judgeRsi, readRsi } from "../../../src/engine/strategies/leap-entry/rsi-turn";
import { judgeTrend, readTrend } from "../../../src/engine/strategies/leap-entry/trend";
import { judgeValueZone } from "../../../src/engine/strategies/leap-entry/value-zone";
import { barsOf, closes } from "./synthetic-bars";
import { withReasons } from "./with-reasons";

describe("trend", () => {
  test("measures the slope per bar of the least-squares line through the 200-day average", () => {
    expect(readTrend(barsOf(closes(260, (bar) => 100 + 3 * bar))).slope200).toBeCloseTo(3, 9);
    expect(readTrend(barsOf(closes(260, (bar) => 900 - 2 * bar))).slope200).toBeCloseTo(-2, 9);
  });

  test("gives 15 points for a slope of at least 0; the slope of a constant average is exactly 0", () => {
    const judged = (price: (bar: number) => number) => judgeTrend(readTrend(barsOf(closes(260, price))));
    expect(withReasons(judged(() => 0.1))).toMatchObject({ points: 15, reasons: [], measured: { slope_200: 0 } });
    expect(withReasons(judged((bar) => 100 - bar * 1e-3))).toMatchObject({ points: 0, reasons: ["trend_down"] });
  });

  test("is unknown with fewer than 20 values of the average", () => {
    expect(readTrend(barsOf(closes(218, () => 5))).slope200).toBeNaN();
    expect(readTrend(barsOf(closes(219, () => 5))).slope200).toBe(0);
  });
});

describe("value zone", () => {
  const at = (close: number, sma50: number, sma200: number) =>
    judgeValueZone({ close, sma50, sma200, sma150: 100, slope200: 0 });

  test.each([
    [95, true],
    [94.99, false],
    [102, true],
    [102.01, false],
  ])("a close of %d with a 50-day average of 100: %s", (close, inside) => {
    expect(withReasons(at(close, 100, 200))).toMatchObject({
      inValueZone: inside,
      points: inside ? 12 : 0,
      reasons: inside ? [] : ["not_value_zone"],
    });
  });

  test.each([
    [96, true],
    [95.99, false],
    [104, true],
    [104.01, false],
  ])("a close of %d is near a 200-day average of 100: %s", (close, near) => {
    expect(at(close, 200, 100)).toMatchObject({
      inValueZone: false,
      points: near ? 12 : 0,
      judged: { near_200: near },
    });
  });

  test("gives 12 points even if both apply", () => {
    expect(at(100, 100, 104).points).toBe(12);
  });

  test.each([
    [97, true],
    [103, true],
    [96.99, false],
    [103.01, false],
  ])("a 50-day average of %d is in confluence with a 200-day average of 100: %s", (sma50, confluence) => {
    expect(at(150, sma50, 100)).toMatchObject({ points: confluence ? 8 : 0, judged: { confluence } });
  });

  test("gives no points for unknown averages", () => {
    expect(at(100, Number.NaN, Number.NaN)).toMatchObject({
      points: 0,
      measured: { dist_50_pct: null, dist_200_pct: null },
      judged: { value_zone: false, near_200: false, confluence: false },
    });
  });
});

describe("RSI turn", () => {
  const zone = { lower: 45, upper: 60 };

  test.each([
    [45, 44.9, true],
    [60, 30, true],
    [44.9, 30, false],
    [60.1, 30, false],
    [50, 45, false],
    [Number.NaN, Number.NaN, false],
  ])("an RSI of %d after one of %d is a turn: %s", (rsi, weakest, turned) => {
    expect(withReasons(judgeRsi({ rsi, weakest, divergence: false }, zone))).toMatchObject({
      turned,
      points: turned ? 15 : 0,
      reasons: turned ? [] : ["no_rsi_turn"],
    });
  });

  test("uses the caller's zone", () => {
    expect(judgeRsi({ rsi: 65, weakest: 49, divergence: false }, { lower: 50, upper: 70 }).turned).toBe(true);
  });

  test("requires the weak RSI within the five bars before the last", () => {
    const weakest = (barsSince: number) => {
      const dip = 60 - barsSince;
      return readRsi(barsOf(closes(61, (bar) => (bar < dip ? 100 : bar === dip ? 80 : 100 + bar)))).weakest;
    };
    expect([weakest(5) < 10, weakest(6) < 10, weakest(0) < 10]).toEqual([true, false, false]);
  });

  test("gives 5 points if the price made a lower low and the RSI did not", () => {
    // A plunge to 80 and a recovery, then a slow decline to just below it.
    const price = (bar: number) =>
      bar < 25 ? 100 : bar < 28 ? 100 - (bar - 24) * 6.6 : bar < 40 ? 100 : 100 - (bar - 39) * 2;
    const reading = readRsi(barsOf(closes(50, price)));
    expect(reading.divergence).toBe(true);
    expect(judgeRsi(reading, zone)).toMatchObject({ points: 5, judged: { divergence: true } });
    expect(readRsi(barsOf(closes(49, price))).divergence).toBe(false);
  });

  test("compares with the low of the 25 bars before the last ten", () => {
    // A plunge that ends on bar 24, and a slower decline to a lower low on the last three bars.
    const divergence = (length: number) => {
      const price = (bar: number) => {
        if (bar > length - 4) return 100 - 7 * (bar - length + 4);
        return bar < 22 || bar > 24 ? 100 : 100 - 20 * ((bar - 21) / 3);
      };
      return readRsi(barsOf(closes(length, price))).divergence;
    };
    expect([divergence(59), divergence(60)]).toEqual([true, false]);
  });

  test("has no divergence for an accelerating fall or with only 34 bars", () => {
    expect(readRsi(barsOf(closes(60, (bar) => 5000 - bar ** 2))).divergence).toBe(false);
    expect(readRsi(barsOf(closes(34, (bar) => 100 - bar))).divergence).toBe(false);
  });
});

describe("anchored VWAP", () => {
  const at = (distancePercent: number) => judgeAnchor({ anchorDate: "2020-01-02", averagePrice: 100, distancePercent });

  test.each([
    [-0.01, 0],
    [0, 5],
    [5, 5],
    [5.01, 2],
    [8, 2],
    [8.01, 0],
    [15, 0],
    [15.01, -5],
    [Number.NaN, 0],
  ])("%d %% above the VWAP gives %d points", (percent, points) => {
    expect(at(percent)).toMatchObject({ points, judged: { avwap_points: points } });
  });

  test("starts at the first close above the previous 126 closes after 20 bars without a breakout", () => {
    const bars = barsOf(closes(230, (bar) => (bar < 200 ? 100 : 110 + bar)));
    expect(readAnchor(bars).anchorDate).toBe(bars.dates[200]);
  });

  test("moves to a later breakout from a new base, not to one in the same rise", () => {
    const price = (second: number) => (bar: number) => (bar < 200 ? 100 : bar < second ? 120 : 130);
    const anchorOf = (second: number) => {
      const bars = barsOf(closes(240, price(second)));
      return bars.dates.indexOf(readAnchor(bars).anchorDate!);
    };
    expect([anchorOf(220), anchorOf(221)]).toEqual([200, 221]);
  });

  test("compares a close with exactly the 126 previous closes", () => {
    // 105 on bar 20 only; 102 from `bar` on. From bar 147 the close of 105 is outside the window.
    const anchorOf = (bar: number) => {
      const bars = barsOf(closes(160, (at) => (at === 20 ? 105 : at < bar ? 100 : 102)));
      return bars.dates.indexOf(readAnchor(bars).anchorDate!);
    };
    expect([anchorOf(146), anchorOf(147)]).toEqual([145, 147]);
  });

  test("uses breakouts up to 252 bars old", () => {
    const anchorOf = (length: number) => {
      const bars = barsOf(closes(length, (bar) => (bar < 200 ? 100 : 110)));
      return bars.dates.indexOf(readAnchor(bars).anchorDate!);
    };
    expect([anchorOf(452), anchorOf(453)]).toEqual([200, 438]);
  });

  test("starts 15 bars back, or at the first bar, if there was no breakout within a year", () => {
    const bars = barsOf(closes(500, (bar) => (bar < 200 ? 100 : 90 - bar / 100)));
    expect(readAnchor(bars).anchorDate).toBe(bars.dates[485]);
    expect(readAnchor(barsOf([1, 2, 3])).anchorDate).toBe(bars.dates[0]);
    expect(readAnchor(barsOf([]))).toMatchObject({ anchorDate: null });
  });

  test("is unknown if the volume is 0", () => {
    const bars = barsOf(
      closes(230, () => 100),
      { volume: closes(230, () => 0) },
    );
    expect(judgeAnchor(readAnchor(bars))).toMatchObject({ points: 0, measured: { anchored_vwap: null } });
  });
});
