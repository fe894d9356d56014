import type { Bars } from "../series/bars";

/** Evaluation of a ticker on its last bar. */
export interface TickerEvaluation {
  readonly passed: boolean;
  /** Score on the strategy's own scale; null if there was too little data. */
  readonly score: number | null;
  readonly classification: string;
  /** Codes of the failed conditions; empty if the ticker passed. */
  readonly reasons: readonly string[];
  /** Values by metric key: finite numbers, strings, booleans or null; never NaN. */
  readonly metrics: Readonly<Record<string, number | string | boolean | null | readonly string[]>>;
}

/** A parameter of a built-in strategy, sufficient to validate a value and to render a form. */
export interface StrategyParameter {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: "number" | "integer";
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** A strategy. It is pure: the same bars and options always produce the same evaluation. */
export interface Strategy {
  readonly code: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly parameters: readonly StrategyParameter[];
  /** Minimum score to pass unless the caller specifies another. */
  readonly defaultMinScore: number;
  /** Calendar days of history that the strategy needs before the last bar of the symbol; null if it needs all available bars. */
  readonly lookbackDays: number | null;
  /** Symbol of the market benchmark whose bars are passed to `evaluate`; null if the strategy needs none. */
  readonly benchmark: string | null;
  evaluate(bars: Bars, options: EvaluationOptions): TickerEvaluation;
}

/** A strategy that is implemented in code. What it can report is known before it runs. */
export interface BuiltInStrategy extends Strategy {
  /** Lowest and highest possible score. */
  readonly scoreRange: { readonly minimum: number; readonly maximum: number };
  /** All classifications that an evaluation can have, the best first. */
  readonly classifications: readonly string[];
  /** All reasons that an evaluation can have, in the order in which it reports them. */
  readonly reasonCodes: readonly string[];
  /** Keys of the metrics; every evaluation has all of them. */
  readonly metricKeys: readonly string[];
}

export interface EvaluationOptions {
  /** All parameters of the strategy, with defaults filled in. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly minScore: number;
  /** Bars of the benchmark; null if there are none. */
  readonly benchmark: Bars | null;
  /** Day of the evaluation (`YYYY-MM-DD`); the last bar may be from an earlier day. */
  readonly asOf: string;
}
