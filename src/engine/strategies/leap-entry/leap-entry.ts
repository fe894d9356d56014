import type { Bars } from "../../series/bars";
import { barDate, checkData, INSUFFICIENT, insufficient } from "../check-data";
import { metricsOf, pointsOf, reasonsOf } from "../condition-group";
import { parameterValue } from "../parameter-value";
import { possibleOutcomes } from "../possible-outcomes";
import type { BuiltInStrategy, EvaluationOptions, TickerEvaluation } from "../strategy";
import { judgeAccumulation, readAccumulation } from "./accumulation";
import { judgeAnchor, readAnchor } from "./breakout-anchor";
import { judgeRelativeStrength, readRelativeStrength } from "./relative-strength";
import { judgeRsi, readRsi } from "./rsi-turn";
import { suggestStop } from "./suggest-stop";
import { judgeTrend, readTrend } from "./trend";
import { judgeValueZone } from "./value-zone";
import { judgeVolatility, readVolatility } from "./volatility";

/** The slope uses 20 values of the 200-day average, which takes 219 bars; one more as a margin. */
const MIN_BARS = 220;
/** Bonus for an RSI turn within the value zone. */
const SYNERGY_POINTS = 7;
/** A score this far above the minimum is prime. */
const PRIME_MARGIN = 15;
const SCORE_RANGE = { minimum: 0, maximum: 100 };
/** The best first. */
const CLASSIFICATIONS = ["prime", "watch", "reject"] as const;

/**
 * Finds entries for long-dated calls: an intact trend, a controlled pullback and signs of its end. The score, 0 to 100,
 * is the clamped sum of the condition groups in this folder. The classification is prime from `minScore` + 15, watch
 * from `minScore`, otherwise reject; with fewer than 220 bars, or a last bar more than 10 days older than `asOf`, it is
 * insufficient and there is no score. Reasons contain the codes of four conditions (trend, value zone, RSI turn,
 * accumulation); a ticker that meets all of them but misses the minimum score is rejected without a reason. The original
 * rules use SPY; the benchmark here is the index that SPY tracks, the S&P 500 (^GSPC). Without its bars `rs_ok` is null
 * and gives no points.
 */
const strategy = {
  code: "leap_entry",
  version: "1.0.0",
  title: "LEAP entry",
  description: "Scores entries for long-dated calls on stocks in an uptrend from 0 to 100.",
  scoreRange: SCORE_RANGE,
  classifications: [...CLASSIFICATIONS, INSUFFICIENT],
  parameters: [
    {
      name: "rsi_lower",
      title: "RSI of a pullback",
      description: "RSI level that a pullback must have fallen below and recovered to.",
      type: "number",
      default: 45,
      minimum: 20,
      maximum: 50,
    },
    {
      name: "rsi_upper",
      title: "Highest RSI",
      description: "RSI level above which an entry is too late.",
      type: "number",
      default: 60,
      minimum: 50,
      maximum: 80,
    },
    {
      name: "max_atr_pct",
      title: "Highest ATR",
      description: "Maximum average true range in percent of the price.",
      type: "number",
      default: 6,
      minimum: 0.5,
      maximum: 50,
    },
  ],
  defaultMinScore: 60,
  lookbackDays: 760,
  benchmark: "^GSPC",
  evaluate,
} satisfies Partial<BuiltInStrategy>;

export const leapEntry: BuiltInStrategy = { ...strategy, ...possibleOutcomes(strategy, judge) };

function judge(bars: Bars, options: EvaluationOptions) {
  const zone = { lower: parameterValue(options, "rsi_lower"), upper: parameterValue(options, "rsi_upper") };
  const trend = readTrend(bars);
  const volatility = readVolatility(bars);
  const value = judgeValueZone(trend);
  const turn = judgeRsi(readRsi(bars), zone);
  const risk = judgeVolatility(volatility, parameterValue(options, "max_atr_pct"));
  const groups = [
    judgeTrend(trend),
    value,
    turn,
    judgeAccumulation(readAccumulation(bars)),
    risk,
    judgeRelativeStrength(readRelativeStrength(bars, options.benchmark)),
    judgeAnchor(readAnchor(bars)),
  ];
  return { groups, volatility, value, turn, risk };
}

function evaluate(bars: Bars, options: EvaluationOptions): TickerEvaluation {
  const { groups, volatility, value, turn, risk } = judge(bars, options);
  const insufficiency = checkData(bars, { asOf: options.asOf, minBars: MIN_BARS });
  if (insufficiency !== null) {
    const unscored = { ...metricsOf(groups, { scored: false }), ...barDate(bars) };
    return insufficient(insufficiency, {
      ...unscored,
      suggested_stop: null,
      score: null,
      classification: INSUFFICIENT,
    });
  }

  const synergy = value.inValueZone && turn.turned ? SYNERGY_POINTS : 0;
  const score = Math.min(SCORE_RANGE.maximum, Math.max(SCORE_RANGE.minimum, pointsOf(groups) + synergy));
  const passed = score >= options.minScore;
  const classification = classify(score, options.minScore);
  return {
    passed,
    score,
    classification,
    reasons: passed ? [] : reasonsOf(groups),
    metrics: {
      ...metricsOf(groups, { scored: true }),
      ...barDate(bars),
      suggested_stop: suggestStop(bars, volatility, risk.atrAcceptable),
      score,
      classification,
    },
  };
}

function classify(score: number, minScore: number): (typeof CLASSIFICATIONS)[number] {
  if (score >= minScore + PRIME_MARGIN) return "prime";
  return score >= minScore ? "watch" : "reject";
}
