import { evaluateTicker } from "../../../src/engine/evaluation/evaluate-ticker";
import type { Bars } from "../../../src/engine/series/bars";
import type { EvaluationOptions, Strategy } from "../../../src/engine/strategies/strategy";

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

const options = { parameters: { width: 2 }, minScore: 7, benchmark: barsOf(100), asOf: "2018-05-11" };
const NO_BARS = barsOf();

test("reports the result of the strategy and the time in milliseconds", () => {
  expect(evaluateTicker("GOOD", barsOf(3, 4), strategy, options)).toEqual({
    ticker: "GOOD",
    passed: true,
    score: 7,
    classification: "fine",
    reasons: ["some"],
    metrics: { width: 2, as_of: "2018-05-11", first: 3, bars: 2, market: 100 },
    tookMs: expect.any(Number),
  });
});

test("passes on missing bars and a missing benchmark", () => {
  const report = evaluateTicker("NONE", NO_BARS, strategy, { ...options, benchmark: null });
  expect(report).toMatchObject({ metrics: { first: null, bars: 0, market: null } });
});

test.each([
  ["BAD", barsOf(-1), "negative price"],
  ["ODD", barsOf(-2), "a bare text"],
])("reports an error thrown by the strategy for %s", (ticker, bars, errorMessage) => {
  const report = evaluateTicker(ticker, bars, strategy, options);
  expect(report).toEqual({ ticker, errorMessage, tookMs: expect.any(Number) });
});
