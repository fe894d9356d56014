import type { Bars } from "../series/bars";

/** What a strategy says of one ticker on its last bar. */
export interface TickerEvaluation {
  readonly passed: boolean;
  /** The strategy's own scale; null when there was too little data to score. */
  readonly score: number | null;
  readonly classification: string;
  /** Codes of the conditions that failed; empty when the ticker passed. */
  readonly reasons: readonly string[];
  /** Finite numbers, text, booleans or null under the strategy's metric keys; never NaN. */
  readonly metrics: Readonly<Record<string, number | string | boolean | null | readonly string[]>>;
}

/** One parameter of a built-in strategy, enough to check a caller's value and to draw a form. */
export interface StrategyParameter {
  readonly name: string;
  readonly description: string;
  readonly type: "number" | "integer";
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** A built-in strategy: pure, so the same bars and parameters always give the same evaluation. */
export interface Strategy {
  readonly code: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly parameters: readonly StrategyParameter[];
  /** The score at which a ticker passes when the caller names none. */
  readonly defaultMinScore: number;
  /** Calendar days of history the strategy looks back from its last bar; null when it wants every bar that there is. */
  readonly lookbackDays: number | null;
  /** Symbol whose bars are handed over as the market's, null when the strategy needs none. */
  readonly benchmark: string | null;
  evaluate(bars: Bars, options: EvaluationOptions): TickerEvaluation;
}

export interface EvaluationOptions {
  /** Every parameter of the strategy, defaults already filled in. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly minScore: number;
  /** The benchmark's bars, null when there are none. */
  readonly benchmark: Bars | null;
  /** The day as of which is judged, `YYYY-MM-DD`; the last bar may be of an earlier one. */
  readonly asOf: string;
}
