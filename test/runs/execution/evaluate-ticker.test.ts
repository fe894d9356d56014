import type { Bars } from "../../../src/engine/series/bars";
import type { EvaluationOptions, Strategy } from "../../../src/engine/strategies/strategy";
import { evaluateTicker } from "../../../src/runs/execution/evaluate-ticker";

function barsOf(...closes: number[]): Bars {
  const column = Float64Array.from(closes);
  const dates = closes.map((_, index) => `2018-05-${String(index + 1).padStart(2, "0")}`);
  return { dates, open: column, high: column, low: column, close: column, volume: column };
}

/** A strategy that returns its inputs as metrics and throws on a negative close. */
const strategy: Strategy = {
  code: "mirror",
  version: "1",
  title: "Mirror",
  description: "Returns its inputs.",
  parameters: [],
  defaultMinScore: 1,
  lookbackDays: 1,
  benchmark: "INDEX",
  evaluate(bars: Bars, { parameters, minScore, benchmark, asOf }: EvaluationOptions) {
    const [first] = bars.close;
    if (first === -1) throw new Error("negative price");
    if (first === -2) throw "a bare text";
    const metrics = {
      ...parameters,
      as_of: asOf,
      first: first ?? null,
      bars: bars.close.length,
      market: benchmark?.close[0] ?? null,
    };
    return { passed: true, score: minScore, classification: "fine", reasons: ["some"], metrics };
  },
};

const bars = new Map([
  ["GOOD", barsOf(3, 4)],
  ["BAD", barsOf(-1)],
  ["ODD", barsOf(-2)],
  ["INDEX", barsOf(100)],
]);
const evaluation = { strategy, parameters: { width: 2 }, minScore: 7, asOf: "2018-05-11", bars };

test("returns the result of the strategy and the time in milliseconds", () => {
  const entry = evaluateTicker("GOOD", evaluation);
  expect(entry).toEqual({
    ticker: "GOOD",
    passed: true,
    score: 7,
    classification: "fine",
    reasons: ["some"],
    metrics: { width: 2, as_of: "2018-05-11", first: 3, bars: 2, market: 100, processing_time_ms: expect.any(Number) },
    processingTimeMs: expect.any(Number),
  });
  expect(Number.isInteger(entry.processingTimeMs)).toBe(true);
  expect(entry.metrics?.processing_time_ms).toBeGreaterThanOrEqual(0);
});

test("passes empty bars to the strategy for a ticker without bars", () => {
  expect(evaluateTicker("NONE", evaluation).metrics).toMatchObject({ first: null, bars: 0, market: 100 });
});

test("passes no benchmark if it has no bars or the strategy has none", () => {
  const withoutIndex = new Map([...bars].filter(([symbol]) => symbol !== "INDEX"));
  expect(evaluateTicker("GOOD", { ...evaluation, bars: withoutIndex }).metrics).toMatchObject({ market: null });
  const alone = { ...strategy, benchmark: null };
  expect(evaluateTicker("GOOD", { ...evaluation, strategy: alone }).metrics).toMatchObject({ market: null });
});

test.each([
  ["BAD", "negative price"],
  ["ODD", "a bare text"],
])("returns an error thrown by the strategy as the entry of %s", (ticker, errorMessage) => {
  expect(evaluateTicker(ticker, evaluation)).toEqual({
    ticker,
    classification: "error",
    reasons: ["evaluation_error"],
    errorMessage,
    processingTimeMs: expect.any(Number),
  });
});

test("evaluates the tickers after an error as usual", () => {
  const entries = ["GOOD", "BAD", "GOOD"].map((ticker) => evaluateTicker(ticker, evaluation));
  expect(entries.map(({ passed }) => passed)).toEqual([true, undefined, true]);
});
