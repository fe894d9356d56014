import type { Bars } from "../../../src/engine/series/bars";
import { bullishBreakout } from "../../../src/engine/strategies/bullish-breakout/bullish-breakout";
import type { EvaluationOptions } from "../../../src/engine/strategies/strategy";
import { barsOf, closes } from "./synthetic-bars";

const OPTIONS = { parameters: { volume_threshold_multiple: 1.5 }, minScore: 5, benchmark: null };

function evaluate(bars: Bars, options: Partial<EvaluationOptions> = {}) {
  return bullishBreakout.evaluate(bars, { ...OPTIONS, asOf: bars.dates.at(-1) ?? "2015-01-05", ...options });
}

/** A constant price, a dip, then an accelerating rise: all seven conditions are met on bar 254. */
function breakout(lastVolume: number, length = 255) {
  const price = (bar: number) => {
    if (bar < 220) return bar < 150 ? 100 : 98;
    return 98 + (bar - 219) ** 2 * 0.006 + (bar % 2 === 1 ? 0.4 : -0.4);
  };
  const volume = closes(length, (bar) => (bar === length - 1 ? lastVolume : 1000));
  return barsOf(closes(length, price), { volume });
}

const flat = (length: number) => barsOf(closes(length, () => 100));

describe("a ticker that meets every condition", () => {
  const evaluation = evaluate(breakout(3000));

  test("has 7 of 7 points and passes without reasons", () => {
    expect(evaluation).toMatchObject({ passed: true, score: 7, classification: "Strong Buy", reasons: [] });
  });

  test("reports all metrics", () => {
    expect(Object.keys(evaluation.metrics).sort()).toEqual(
      [
        ...["close", "sma10", "sma50", "sma200", "macd", "macd_signal", "macd_hist", "rsi14", "volume", "vol_avg20"],
        ...["volume_multiple", "change_pct", "points_moving_averages", "points_volume", "points_momentum"],
        ...["points_trend_direction", "score", "max_score", "ma50_above", "ma200_above", "golden_cross"],
        ...["volume_confirmed", "rsi_good_range", "macd_bullish", "ma200_slope_upward", "recommendation"],
        ...["exit_signals", "volume_threshold", "volume_threshold_multiple", "entry_threshold", "system_version"],
        ...["company_name", "bar_date"],
      ].sort(),
    );
    expect(evaluation.metrics).toMatchObject({
      points_moving_averages: 3,
      points_volume: 1,
      points_momentum: 2,
      points_trend_direction: 1,
      score: 7,
      max_score: 7,
      volume: 3000,
      vol_avg20: 1100,
      volume_multiple: 2.72727272727,
      volume_threshold: 1650,
      entry_threshold: 5,
      recommendation: "Strong Buy",
      exit_signals: [],
      company_name: null,
    });
  });

  test("reports the change from the previous close in percent", () => {
    const two = [...breakout(3000).close].slice(-2);
    expect(evaluation.metrics.change_pct).toBeCloseTo((two[1]! / two[0]! - 1) * 100, 5);
  });
});

describe("passing", () => {
  const quiet = breakout(1000);

  test("requires only the minimum score", () => {
    expect(evaluate(quiet, { minScore: 6 })).toMatchObject({
      passed: true,
      score: 6,
      reasons: [],
    });
  });

  test("fails one point below the minimum score, with the reasons and the same classification", () => {
    expect(evaluate(quiet, { minScore: 7 })).toMatchObject({
      passed: false,
      score: 6,
      classification: "Strong Buy",
      reasons: ["volume_below_150pct_threshold"],
    });
  });

  test("uses the caller's volume multiple", () => {
    const easy = { parameters: { volume_threshold_multiple: 1 } };
    expect(evaluate(quiet, easy)).toMatchObject({ score: 7, metrics: { volume_threshold: 1000 } });
  });

  test("does not depend on the classification: an overbought ticker can pass", () => {
    expect(evaluate(breakout(3000, 270))).toMatchObject({
      passed: true,
      score: 6,
      classification: "Trim",
      metrics: { exit_signals: ["trim_rsi_overheated"], recommendation: "Trim" },
    });
  });
});

describe("a constant price", () => {
  test("fails all conditions with a reason for each and is classified as Exit", () => {
    expect(evaluate(flat(300))).toMatchObject({
      passed: false,
      score: 0,
      classification: "Exit",
      reasons: [
        ...["price_below_50ma", "price_below_200ma", "no_golden_cross", "volume_below_150pct_threshold"],
        ...["rsi_below_50", "macd_below_signal", "macd_not_both_positive", "ma200_not_sloping_up"],
      ],
      metrics: { exit_signals: ["exit_below_200ma"], rsi14: 50, macd: 0, change_pct: 0 },
    });
  });
});

describe("too little history", () => {
  test("scores 200 bars but not 199", () => {
    expect(evaluate(flat(200))).toMatchObject({ score: 0, classification: "Exit" });
    expect(evaluate(flat(199))).toMatchObject({
      passed: false,
      score: null,
      classification: "insufficient",
      reasons: ["insufficient_history"],
    });
  });

  test("reports measurements but no judgements", () => {
    expect(evaluate(flat(199)).metrics).toMatchObject({
      close: 100,
      sma50: 100,
      sma200: null,
      ma50_above: null,
      points_momentum: null,
      score: null,
      recommendation: null,
      exit_signals: null,
      max_score: 7,
    });
  });

  test("gives no point for the slope of the 200-day average with fewer than 210 bars", () => {
    const rising = (length: number) => barsOf(closes(length, (bar) => 100 + bar));
    const upward = (length: number) => evaluate(rising(length)).metrics.ma200_slope_upward;
    expect([209, 210].map(upward)).toEqual([false, true]);
  });

  test("reports insufficient_history for one bar and no_data for none", () => {
    expect(evaluate(flat(1)).reasons).toEqual(["insufficient_history"]);
    expect(evaluate(flat(0))).toMatchObject({
      passed: false,
      score: null,
      classification: "insufficient",
      reasons: ["no_data"],
      metrics: { close: null, change_pct: null },
    });
  });
});

test("throws an error if the parameters were not resolved", () => {
  expect(() => evaluate(flat(5), { parameters: {} })).toThrow("Parameter volume_threshold_multiple is missing");
});
