import { MAX_BETA, type RegressionWindow } from "./factor-models";

/** How a beta was found; a closed list, stored as it is. */
export type CalculationMethod = "ridge_regression" | "spread_regression" | "ols_market" | "ols_ir";

/** How strongly a symbol moves with one factor. */
export interface Exposure {
  readonly factorName: string;
  /** Return of the symbol for a return of 1 of the factor, from -5 to 5. */
  readonly betaValue: number;
  /** Whether the regression's own slope was beyond ±5. */
  readonly capped: boolean;
  /** Of the regression as it was fitted, before any cap, 0 to 1; of the whole model for a ridge; null when the symbol never moved. */
  readonly rSquared: number | null;
  /** Daily returns it was calculated from. */
  readonly observations: number;
  /** Last day of those returns, `YYYY-MM-DD`: the symbol's and the ETFs' last common day, which may be long ago. */
  readonly lastObservation: string;
  readonly qualityFlag: "full_history" | "limited_history";
  readonly calculationMethod: CalculationMethod;
  /** Weight of the penalty; ridge only. */
  readonly regularizationAlpha: number | null;
  /** The full window, in observations. */
  readonly regressionWindowDays: number;
}

/** A factor without an exposure. */
export interface SkippedFactor {
  readonly factorName: string;
  /** A sentence for the user. */
  readonly reason: string;
}

/** What one regression found for one of its factors. */
export interface FoundSlope {
  readonly factorName: string;
  readonly beta: number;
  readonly rSquared: number | null;
  readonly observations: number;
  readonly lastObservation: string;
  readonly calculationMethod: CalculationMethod;
  readonly regularizationAlpha?: number;
}

/** The exposure as it is stored: the beta within its bounds, and whether the window was full. */
export function exposureOf({ beta, ...found }: FoundSlope, window: RegressionWindow): Exposure {
  const betaValue = Math.min(MAX_BETA, Math.max(-MAX_BETA, beta));
  return {
    regularizationAlpha: null,
    ...found,
    betaValue,
    capped: betaValue !== beta,
    qualityFlag: found.observations >= window.observations ? "full_history" : "limited_history",
    regressionWindowDays: window.observations,
  };
}
