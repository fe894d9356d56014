import { builtInStrategies } from "../../../src/engine/built-in-strategies";
import { daysBefore } from "../../../src/engine/calendar-days";
import type { Bars } from "../../../src/engine/series/bars";
import { resolveParameters } from "../../../src/engine/strategies/resolve-parameters";
import type { Strategy } from "../../../src/engine/strategies/strategy";
import { randomNumbers, wanderingPrices } from "../indicators/sample-series";
import { barsOf, closes, firstBars } from "./synthetic-bars";

const INSUFFICIENT = ["no_data", "stale_data", "insufficient_history"];
const CODES: Record<string, { reasons: string[]; classifications: string[]; highest: number }> = {
  bullish_breakout: {
    reasons: [
      ...["price_below_50ma", "price_below_200ma", "no_golden_cross", "volume_below_150pct_threshold", "rsi_below_50"],
      ...["rsi_above_70_overbought", "macd_below_signal", "macd_not_both_positive", "ma200_not_sloping_up"],
      ...INSUFFICIENT,
    ],
    classifications: ["Exit", "Trim", "Strong Buy", "Buy", "Watch", "Reduce", "insufficient"],
    highest: 7,
  },
  leap_entry: {
    reasons: ["trend_down", "not_value_zone", "no_rsi_turn", "weak_accumulation", ...INSUFFICIENT],
    classifications: ["prime", "watch", "reject", "insufficient"],
    highest: 100,
  },
};

/** Evaluates the bars on the day of the last one. */
function optionsFor(strategy: Strategy, { dates }: Bars) {
  const resolved = resolveParameters(strategy, undefined);
  if (!resolved.ok) throw new Error("The defaults must be valid");
  return {
    parameters: resolved.parameters,
    minScore: strategy.defaultMinScore,
    benchmark: null,
    asOf: dates.at(-1) ?? "2015-01-05",
  };
}

function randomBars(seed: number, length: number, gaps: number) {
  const random = randomNumbers(seed);
  const withGaps = (values: Float64Array) => [...values].map((value) => (random() < gaps ? Number.NaN : value));
  const close = wanderingPrices(seed, length);
  return barsOf([...close], {
    open: withGaps(close),
    high: withGaps(close.map((price) => price * 1.01)),
    low: withGaps(close.map((price) => price * 0.99)),
    volume: withGaps(close.map(() => Math.floor(random() * 1e7))),
  });
}

const flat = closes(260, () => 100);
const HOSTILE_VALUES = {
  "a flat price": barsOf(flat),
  "no volume": barsOf(flat, { volume: flat.map(() => 0) }),
  "only unknown columns except the close": barsOf(flat, {
    open: flat.map(() => Number.NaN),
    high: flat.map(() => Number.NaN),
    low: flat.map(() => Number.NaN),
    volume: flat.map(() => Number.NaN),
  }),
  "prices of zero": barsOf(flat.map(() => 0)),
  "prices below a cent": barsOf(flat.map((_, bar) => 1e-5 * (1 + (bar % 5) / 10))),
  "extremely large prices and volumes": barsOf(
    flat.map((_, bar) => 1e12 + bar * 1e9),
    { volume: flat.map(() => 1e18) },
  ),
  "one bar": barsOf([5]),
  "no bars": barsOf([]),
};

describe.each(builtInStrategies.map((strategy) => [strategy.code, strategy] as const))("%s", (code, strategy) => {
  const known = CODES[code]!;
  const reported = new Set<string>();
  const names = Object.keys(strategy.evaluate(barsOf(flat), optionsFor(strategy, barsOf(flat))).metrics).sort();

  function expectValidEvaluation(bars: Bars, options = optionsFor(strategy, bars)) {
    const evaluation = strategy.evaluate(bars, options);
    // JSON turns NaN and infinities into null and omits undefined.
    expect(JSON.parse(JSON.stringify(evaluation))).toEqual(evaluation);
    expect(Object.keys(evaluation.metrics).sort()).toEqual(names);
    reported.add(evaluation.classification);
    for (const reason of evaluation.reasons) reported.add(reason);
    expect(known.classifications).toContain(evaluation.classification);
    expect(known.reasons).toEqual(expect.arrayContaining([...evaluation.reasons]));
    expect(evaluation.passed).toBe(evaluation.score !== null && evaluation.score >= options.minScore);
    if (evaluation.passed) expect(evaluation.reasons).toEqual([]);
    if (evaluation.score !== null) {
      expect(evaluation.score).toBeGreaterThanOrEqual(0);
      expect(evaluation.score).toBeLessThanOrEqual(known.highest);
    }
    expect(strategy.evaluate(bars, options)).toEqual(evaluation);
  }

  test.each(Object.entries(HOSTILE_VALUES))("returns a valid evaluation for %s", (_, bars) => {
    expectValidEvaluation(bars);
  });

  test.each([0, 0.02, 0.5])(
    "returns a valid evaluation for random walks, with a fraction of %d of the columns missing",
    (gaps) => {
      for (let seed = 1; seed <= 40; seed++) expectValidEvaluation(randomBars(seed, 180 + seed * 4, gaps));
    },
  );

  test("declares what it reports, each of which occurs", () => {
    const sorted = (values: Iterable<string>) => [...values].sort();
    const { reasonCodes, classifications, metricKeys, scoreRange } = strategy;
    expect(sorted(reasonCodes)).toEqual(sorted(known.reasons));
    expect(sorted(classifications)).toEqual(sorted(known.classifications));
    expect(sorted(metricKeys)).toEqual(names);
    expect(scoreRange).toEqual({ minimum: 0, maximum: known.highest });
    for (let seed = 1; seed <= 200; seed++) expectValidEvaluation(randomBars(seed, seed * 5, 0.01));
    const bars = barsOf(flat);
    const asOf = daysBefore(bars.dates.at(-1)!, -11);
    expectValidEvaluation(bars, { ...optionsFor(strategy, bars), asOf });
    for (let minScore = 0; minScore <= scoreRange.maximum; minScore++)
      expectValidEvaluation(randomBars(minScore, 400, 0), {
        ...optionsFor(strategy, bars),
        asOf: randomBars(minScore, 400, 0).dates.at(-1)!,
        minScore,
      });
    expect(sorted(reported)).toEqual(sorted([...classifications, ...reasonCodes]));
  });

  test("does not depend on later days of the benchmark", () => {
    for (let seed = 1; seed <= 10; seed++) {
      const bars = randomBars(seed, 300, 0);
      const benchmark = randomBars(seed + 100, 400, 0);
      const options = optionsFor(strategy, bars);
      const then = { ...options, benchmark: firstBars(benchmark, 300) };
      expect(strategy.evaluate(bars, { ...options, benchmark })).toEqual(strategy.evaluate(bars, then));
    }
  });

  test.each([200, 260])("has no score if the last of %d bars is more than 10 days old", (length) => {
    const bars = barsOf(flat.slice(0, length));
    const options = optionsFor(strategy, bars);
    const onDay = (days: number) => strategy.evaluate(bars, { ...options, asOf: daysBefore(options.asOf, -days) });
    expect(onDay(10)).toEqual(onDay(0));
    expect(onDay(11)).toMatchObject({
      passed: false,
      score: null,
      classification: "insufficient",
      reasons: ["stale_data"],
      metrics: { bar_date: options.asOf, close: 100, sma50: 100, score: null },
    });
    expect(Object.keys(onDay(11).metrics).sort()).toEqual(names);
  });

  test("reports no_data without bars", () => {
    expect(strategy.evaluate(barsOf([]), optionsFor(strategy, barsOf([])))).toMatchObject({
      ...{ passed: false, score: null, classification: "insufficient", reasons: ["no_data"] },
      metrics: { bar_date: null, close: null },
    });
  });
});
