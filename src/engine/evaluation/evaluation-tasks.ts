import type { Bars } from "../series/bars";
import type { EvaluationOptions } from "../strategies/strategy";

/** A strategy in a form that can be sent to another thread: the code of a built-in one, or the text of a plan. */
export type StrategyText = { readonly builtIn: string } | { readonly plan: string };

/** Tickers to evaluate with a strategy. Bars are JSON for `parseBars`; undefined if there are none. */
export interface TickersTask {
  readonly strategy: StrategyText;
  readonly options: Omit<EvaluationOptions, "benchmark">;
  /** Bars of the benchmark. */
  readonly benchmark: string | undefined;
  readonly tickers: readonly { readonly ticker: string; readonly bars: string | undefined }[];
}

/** A flow whose signals to return for all bars. */
export interface SignalsTask {
  readonly plan: string;
  readonly bars: Bars;
}
