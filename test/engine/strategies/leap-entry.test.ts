import type { Bars } from "../../../src/engine/series/bars";
import { leapEntry } from "../../../src/engine/strategies/leap-entry/leap-entry";
import type { EvaluationOptions } from "../../../src/engine/strategies/strategy";
import { barsOf, closes } from "./synthetic-bars";

const OPTIONS = {
  parameters: { rsi_lower: 45, rsi_upper: 60, max_atr_pct: 6 },
  minScore: 60,
  benchmark: null,
};

function evaluate(bars: Bars, options: Partial<EvaluationOptions> = {}) {
  return leapEntry.evaluate(bars, { ...OPTIONS, asOf: bars.dates.at(-1) ?? "2015-01-05", ...options });
}
const flat = (length: number) => barsOf(closes(length, () => 100));

/** A constant price, five falling days (2.5 % in total), and two rising days with increasing volume. */
function pullback() {
  const steps = [99.5, 99, 98.5, 98, 97.5, 98.5, 99.6];
  const prices = [...closes(253, () => 100), ...steps];
  const volume = closes(260, (bar) => (bar < 258 ? 1000 : 2000 + bar));
  return barsOf(prices, { volume });
}

describe("a constant price", () => {
  test("has points for trend, value zone, confluence, ATR and VWAP: 15 + 12 + 8 + 8 + 5", () => {
    expect(evaluate(flat(260))).toMatchObject({
      passed: false,
      score: 48,
      classification: "reject",
      reasons: ["no_rsi_turn", "weak_accumulation"],
    });
  });

  test("is classified as watch from the minimum score and as prime from 15 above it, without reasons", () => {
    const classify = (minScore: number) => evaluate(flat(260), { minScore });
    expect(classify(49)).toMatchObject({ passed: false, classification: "reject" });
    expect(classify(48)).toMatchObject({ passed: true, classification: "watch", reasons: [] });
    expect(classify(34)).toMatchObject({ passed: true, classification: "watch" });
    expect(classify(33)).toMatchObject({ passed: true, classification: "prime", reasons: [] });
  });
});

describe("a pullback that turns", () => {
  test("has points for the RSI turn, the accumulation, and a bonus of 7 for a turn in the value zone", () => {
    const benchmark = barsOf(closes(260, () => 1000));
    const evaluation = evaluate(pullback(), { benchmark });
    // The trend gives none, because its average falls slightly: 12 value, 8 confluence, 15 turn, 10 accumulation, 8
    // ATR, 5 VWAP and the bonus of 7.
    expect(evaluation.metrics).toMatchObject({
      value_zone: true,
      near_200: true,
      confluence: true,
      rsi_turn: true,
      acc_days: 2,
      vol_balance_ok: true,
      vol_contract: false,
      rs_ok: false,
      divergence: false,
    });
    expect(evaluation).toMatchObject({ passed: true, score: 65, classification: "watch", reasons: [] });
  });

  test("uses the caller's parameters", () => {
    const narrow = { rsi_lower: 45, rsi_upper: 50, max_atr_pct: 0.5 };
    const evaluation = evaluate(pullback(), { parameters: narrow });
    // No points for the turn, its bonus and the ATR.
    expect(evaluation).toMatchObject({ score: 35, reasons: ["trend_down", "no_rsi_turn"] });
  });
});

describe("a price that falls for a year and then jumps far above its VWAP", () => {
  const prices = [...closes(260, (bar) => 300 - bar), 70];
  const wild = barsOf(prices, { high: prices.map((price) => price * 1.1), low: prices.map((price) => price * 0.9) });

  test("fails with all four reasons and a minimum score of 0", () => {
    expect(evaluate(wild)).toMatchObject({
      passed: false,
      score: 0,
      classification: "reject",
      reasons: ["trend_down", "not_value_zone", "no_rsi_turn", "weak_accumulation"],
      metrics: { avwap_points: -5 },
    });
  });
});

describe("too little history", () => {
  test("scores 220 bars but not 219", () => {
    expect(evaluate(flat(220))).toMatchObject({ score: 48, classification: "reject" });
    expect(evaluate(flat(219))).toMatchObject({
      passed: false,
      score: null,
      classification: "insufficient",
      reasons: ["insufficient_history"],
      metrics: { score: null, classification: "insufficient", value_zone: null, sma200: 100, suggested_stop: null },
    });
  });

  test.each([1, 14])("reports insufficient_history for %d bars", (length) => {
    expect(evaluate(flat(length))).toMatchObject({
      classification: "insufficient",
      reasons: ["insufficient_history"],
    });
  });
});

test("reports all metrics", () => {
  expect(Object.keys(evaluate(flat(260)).metrics).sort()).toEqual(
    [
      ...["close", "sma50", "sma150", "sma200", "dist_50_pct", "dist_200_pct", "value_zone", "near_200", "confluence"],
      ...["rsi14", "rsi_turn", "acc_days", "vol_balance_ok", "vol_contract", "rs_ok", "divergence", "atr14", "atr_pct"],
      ...["slope_200", "anchored_vwap", "avwap_distance_pct", "anchor_date", "suggested_stop", "avwap_points", "score"],
      ...["classification", "bar_date"],
    ].sort(),
  );
});

test("gives 10 points for outperforming the S&P 500 index", () => {
  const falling = barsOf(closes(260, (bar) => 2000 - bar));
  expect(leapEntry.benchmark).toBe("^GSPC");
  expect(evaluate(flat(260), { benchmark: falling })).toMatchObject({
    score: 58,
    metrics: { rs_ok: true },
  });
});
