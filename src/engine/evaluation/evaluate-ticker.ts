import type { Bars } from "../series/bars";
import type { EvaluationOptions, Strategy, TickerEvaluation } from "../strategies/strategy";

/** The evaluation of one ticker, or the error that prevented it. */
export type TickerReport = EvaluatedTicker | FailedTicker;

interface EvaluatedTicker extends TickerEvaluation {
  readonly ticker: string;
  readonly errorMessage?: undefined;
  /** Duration of the evaluation, in milliseconds. */
  readonly tookMs: number;
}

interface FailedTicker {
  readonly ticker: string;
  readonly errorMessage: string;
  readonly tookMs: number;
}

/** Evaluates one ticker. An error becomes part of the report, so that the other tickers are evaluated. */
export function evaluateTicker(
  ticker: string,
  bars: Bars,
  strategy: Strategy,
  options: EvaluationOptions,
): TickerReport {
  const startedAt = performance.now();
  try {
    const evaluation = strategy.evaluate(bars, options);
    return { ticker, ...evaluation, tookMs: performance.now() - startedAt };
  } catch (error) {
    const errorMessage = error instanceof Error ? error.message : String(error);
    return { ticker, errorMessage, tookMs: performance.now() - startedAt };
  }
}
