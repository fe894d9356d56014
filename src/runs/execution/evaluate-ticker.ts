import type { Bars } from "../../engine/series/bars";
import type { Strategy } from "../../engine/strategies/strategy";
import type { ProgressEntryInput } from "../progress/record-progress.input";

export interface Evaluation {
  readonly strategy: Strategy;
  readonly parameters: Readonly<Record<string, number>>;
  readonly minScore: number;
  readonly asOf: string;
  readonly bars: ReadonlyMap<string, Bars>;
}

const NO_BARS: Bars = {
  dates: [],
  open: new Float64Array(),
  high: new Float64Array(),
  low: new Float64Array(),
  close: new Float64Array(),
  volume: new Float64Array(),
};

/** Evaluates one ticker and returns its progress entry. An error becomes part of the entry; the run continues. */
export function evaluateTicker(
  ticker: string,
  { strategy, parameters, minScore, asOf, bars }: Evaluation,
): ProgressEntryInput {
  const benchmark = strategy.benchmark === null ? null : (bars.get(strategy.benchmark) ?? null);
  const startedAt = performance.now();
  try {
    const result = strategy.evaluate(bars.get(ticker) ?? NO_BARS, { parameters, minScore, benchmark, asOf });
    const tookMs = performance.now() - startedAt;
    return {
      ticker,
      passed: result.passed,
      score: result.score,
      classification: result.classification,
      reasons: [...result.reasons],
      metrics: { ...result.metrics, processing_time_ms: Math.round(tookMs * 1000) / 1000 },
      processingTimeMs: Math.round(tookMs),
    };
  } catch (error) {
    return {
      ticker,
      classification: "error",
      reasons: ["evaluation_error"],
      errorMessage: error instanceof Error ? error.message : String(error),
      processingTimeMs: Math.round(performance.now() - startedAt),
    };
  }
}
