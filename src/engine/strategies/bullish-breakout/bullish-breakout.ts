import type { Bars } from "../../series/bars";
import { valueFromEnd } from "../../series/series";
import { barDate, checkData, INSUFFICIENT, insufficient } from "../check-data";
import { type Metrics, metricsOf, pointsOf, reasonsOf } from "../condition-group";
import { metricNumber } from "../metric-number";
import { parameterValue } from "../parameter-value";
import { percentDistance } from "../percent-distance";
import { possibleOutcomes } from "../possible-outcomes";
import type { BuiltInStrategy, EvaluationOptions, TickerEvaluation } from "../strategy";
import { judgeMomentum, readMomentum } from "./momentum";
import { judgeMovingAverages, judgeTrendDirection, readMovingAverages } from "./moving-averages";
import { CLASSIFICATIONS, recommend } from "./recommend";
import { judgeVolume, readVolume } from "./volume";

/** Required by the 200-day moving average. */
const MIN_BARS = 200;
const MAX_SCORE = 7;

/**
 * Seven conditions on the last bar, one point each; see the condition groups in this folder. A ticker passes if its
 * score reaches `minScore`, even if it is classified as Exit or Trim: the score is the number of conditions met, the
 * classification is advice for a holder. With fewer than 200 bars, or a last bar more than 10 days older than `asOf`,
 * there is no score. The caller fills in the metrics `company_name` (null here) and `processing_time_ms` (absent here),
 * which a pure function does not know.
 */
const strategy = {
  code: "bullish_breakout",
  version: "2.0.0",
  title: "Bullish breakout",
  description: "Scores a breakout from 0 to 7 points by moving averages, volume, momentum and trend direction.",
  scoreRange: { minimum: 0, maximum: MAX_SCORE },
  classifications: [...CLASSIFICATIONS, INSUFFICIENT],
  parameters: [
    {
      name: "volume_threshold_multiple",
      title: "Volume threshold",
      description: "Minimum volume of the last day that confirms a breakout, as a multiple of its 20-day average.",
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
} satisfies Partial<BuiltInStrategy>;

export const bullishBreakout: BuiltInStrategy = { ...strategy, ...possibleOutcomes(strategy, judge) };

function judge(bars: Bars, options: EvaluationOptions) {
  const averages = readMovingAverages(bars);
  const momentum = readMomentum(bars);
  const groups = [
    judgeMovingAverages(averages),
    judgeVolume(readVolume(bars), parameterValue(options, "volume_threshold_multiple")),
    judgeMomentum(momentum),
    judgeTrendDirection(averages),
  ];
  return { groups, averages, momentum };
}

function evaluate(bars: Bars, options: EvaluationOptions): TickerEvaluation {
  const { groups, averages, momentum } = judge(bars, options);
  const common = commonMetrics(bars, options);
  const insufficiency = checkData(bars, { asOf: options.asOf, minBars: MIN_BARS });
  if (insufficiency !== null) {
    const unscored = { ...metricsOf(groups, { scored: false }), ...common };
    return insufficient(insufficiency, { ...unscored, score: null, recommendation: null, exit_signals: null });
  }

  const score = pointsOf(groups);
  const passed = score >= options.minScore;
  const above200 = averages.close > averages.sma200;
  const { classification, exitSignals } = recommend({ score, rsi: momentum.rsi, above200 });
  const metrics = { ...metricsOf(groups, { scored: true }), ...common };
  return {
    passed,
    score,
    classification,
    reasons: passed ? [] : reasonsOf(groups),
    metrics: { ...metrics, score, recommendation: classification, exit_signals: exitSignals },
  };
}

/** Metrics that are reported with and without a score. */
function commonMetrics(bars: Bars, options: EvaluationOptions): Metrics {
  const { close } = bars;
  return {
    ...barDate(bars),
    change_pct: metricNumber(percentDistance(valueFromEnd(close), valueFromEnd(close, 1))),
    max_score: MAX_SCORE,
    volume_threshold_multiple: parameterValue(options, "volume_threshold_multiple"),
    entry_threshold: options.minScore,
    system_version: "7-point",
    company_name: null,
  };
}
