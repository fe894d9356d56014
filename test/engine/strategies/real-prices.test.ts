import { findStrategy } from "../../../src/engine/built-in-strategies";
import { resolveParameters } from "../../../src/engine/strategies/resolve-parameters";
import { appleBars, indexBars, upTo } from "./market-bars";

// The expected numbers come from an independent implementation of the definitions in another language, without running
// sums. It agreed with these strategies on all 1041 days for which the file of AAPL has enough bars.
const apple = appleBars();
const index = indexBars();

function evaluate(code: string, day: string) {
  const strategy = findStrategy(code)!;
  const resolved = resolveParameters(strategy, {});
  if (!resolved.ok) throw new Error("The defaults must be valid");
  const options = { parameters: resolved.parameters, minScore: strategy.defaultMinScore, benchmark: index, asOf: day };
  return strategy.evaluate(upTo(apple, day), options);
}

describe("bullish breakout on Apple's real prices", () => {
  test.each([
    ["2017-11-02", "Strong Buy", 6, []],
    ["2018-05-08", "Buy", 5, []],
    ["2018-05-11", "Watch", 4, ["no_golden_cross", "volume_below_150pct_threshold", "rsi_above_70_overbought"]],
    [
      ...(["2018-05-01", "Reduce", 3] as const),
      ["price_below_50ma", "no_golden_cross", "rsi_below_50", "macd_below_signal", "macd_not_both_positive"],
    ],
    ["2017-11-10", "Trim", 4, ["no_golden_cross", "volume_below_150pct_threshold", "rsi_above_70_overbought"]],
    [
      ...(["2018-04-30", "Exit", 1] as const),
      [
        ...[
          "price_below_50ma",
          "price_below_200ma",
          "no_golden_cross",
          "volume_below_150pct_threshold",
          "rsi_below_50",
        ],
        ...["macd_below_signal", "macd_not_both_positive"],
      ],
    ],
  ])("is classified on %s as %s", (day, classification, score, reasons) => {
    expect(evaluate("bullish_breakout", day)).toMatchObject({ classification, score, reasons, passed: score >= 5 });
  });

  test("has the metrics of the independent implementation on 2018-05-11", () => {
    const { metrics } = evaluate("bullish_breakout", "2018-05-11");
    expect(metrics.rsi14).toBeCloseTo(70.752077, 5);
    expect(metrics.macd).toBeCloseTo(4.494702, 5);
    expect(metrics.macd_signal).toBeCloseTo(2.132624, 5);
    expect(metrics.sma50).toBeCloseTo(173.336743, 5);
    expect(metrics.sma200).toBeCloseTo(166.177792, 5);
    expect(metrics).toMatchObject({ close: 188.589996, volume: 25806600, vol_avg20: 36605680 });
  });
});

describe("LEAP entry on Apple's real prices against the S&P 500", () => {
  test.each([
    ["2018-04-12", "prime", 82, []],
    ["2018-05-03", "watch", 68, []],
    ["2018-05-11", "reject", 48, ["not_value_zone", "no_rsi_turn"]],
    ["2016-05-12", "reject", 13, ["trend_down", "not_value_zone", "no_rsi_turn", "weak_accumulation"]],
  ])("is classified on %s as %s", (day, classification, score, reasons) => {
    expect(evaluate("leap_entry", day)).toMatchObject({ classification, score, reasons, passed: score >= 60 });
  });

  test("has the metrics of the independent implementation on 2018-04-12", () => {
    const { metrics } = evaluate("leap_entry", "2018-04-12");
    expect(metrics.slope_200).toBeCloseTo(0.115185, 5);
    expect(metrics.atr14).toBeCloseTo(4.049096, 5);
    expect(metrics.anchored_vwap).toBeCloseTo(173.139524, 5);
    expect(metrics.suggested_stop).toBeCloseTo(166.182712, 5);
    expect(metrics.sma150).toBeCloseTo(166.938634, 5);
    expect(metrics).toMatchObject({ anchor_date: "2018-02-26", rs_ok: true, acc_days: 2, avwap_points: 5 });
  });
});
