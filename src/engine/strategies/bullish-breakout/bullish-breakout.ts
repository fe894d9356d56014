import type { Bars } from "../../series/bars";
import { valueFromEnd } from "../../series/series";
import { metricsOf, pointsOf, reasonsOf } from "../condition-group";
import { metricNumber } from "../metric-number";
import { parameterValue } from "../parameter-value";
import { percentDistance } from "../percent-distance";
import type { EvaluationOptions, Strategy, TickerEvaluation } from "../strategy";
import { judgeMomentum, readMomentum } from "./momentum";
import { judgeMovingAverages, judgeTrendDirection, readMovingAverages } from "./moving-averages";
import { recommend } from "./recommend";
import { judgeVolume, readVolume } from "./volume";

/** The 200-day average needs them. */
const MIN_BARS = 200;
const MAX_SCORE = 7;

/**
 * Seven conditions on the last bar, one point each; see the condition groups beside this file.
 * A ticker passes when its score reaches `minScore`, even one classified as Exit or Trim: the score says how many
 * conditions hold, the classification what a holder should do. Below 200 bars there is no score.
 * The metrics `company_name` (null here) and `processing_time_ms` (absent here) are for the caller to fill in: a pure
 * function knows neither.
 */
export const bullishBreakout: Strategy = {
  code: "bullish_breakout",
  version: "2.0.0",
  title: "Bullish breakout",
  description:
    "Scores a breakout from 0 to 7 points by moving averages, volume, momentum and the direction of the trend.",
  parameters: [
    {
      name: "volume_threshold_multiple",
      description: "How many times its 20-day mean the last day's volume must reach to confirm a breakout.",
      type: "number",
      default: 1.5,
      minimum: 0.1,
      maximum: 20,
    },
  ],
  defaultMinScore: 5,
  lookbackDays: 760,
  benchmark: null,
  evaluate,
};

function evaluate(bars: Bars, options: EvaluationOptions): TickerEvaluation {
  const multiple = parameterValue(options, "volume_threshold_multiple");
  const averages = readMovingAverages(bars);
  const momentum = readMomentum(bars);
  const groups = [
    judgeMovingAverages(averages),
    judgeVolume(readVolume(bars), multiple),
    judgeMomentum(momentum),
    judgeTrendDirection(averages),
  ];
  const always = {
    change_pct: metricNumber(percentDistance(valueFromEnd(bars.close), valueFromEnd(bars.close, 1))),
    max_score: MAX_SCORE,
    volume_threshold_multiple: multiple,
    entry_threshold: options.minScore,
    system_version: "7-point",
    company_name: null,
  };

  if (bars.close.length < MIN_BARS) {
    const metrics = { ...metricsOf(groups, { scored: false }), ...always };
    return {
      passed: false,
      score: null,
      classification: "insufficient",
      reasons: [bars.close.length === 0 ? "no_data" : "insufficient_history"],
      metrics: { ...metrics, score: null, recommendation: null, exit_signals: null },
    };
  }

  const score = pointsOf(groups);
  const passed = score >= options.minScore;
  const above200 = averages.close > averages.sma200;
  const { classification, exitSignals } = recommend({ score, rsi: momentum.rsi, above200 });
  return {
    passed,
    score,
    classification,
    reasons: passed ? [] : reasonsOf(groups),
    metrics: {
      ...metricsOf(groups, { scored: true }),
      ...always,
      score,
      recommendation: classification,
      exit_signals: exitSignals,
    },
  };
}
