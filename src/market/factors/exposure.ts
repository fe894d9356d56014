import { MAX_BETA, type RegressionWindow } from "./factor-models";

/** How a beta was calculated; a closed list, stored as is. */
export type CalculationMethod = "ridge_regression" | "spread_regression" | "ols_market" | "ols_ir";

/** A symbol's exposure to one factor. */
export interface Exposure {
  readonly factorName: string;
  /** Return of the symbol per unit of factor return, -5 to 5. */
  readonly betaValue: number;
  /** Whether the regression's slope was outside ±5. */
  readonly capped: boolean;
  /**
   * R² of the regression before capping, 0 to 1; of the joint model for ridge; null if the symbol's price is constant.
   */
  readonly rSquared: number | null;
  /** Number of daily returns in the regression. */
  readonly observations: number;
  /** Day of the last return, `YYYY-MM-DD`: the last day common to the symbol and the ETFs, possibly long ago. */
  readonly lastObservation: string;
  readonly qualityFlag: "full_history" | "limited_history";
  readonly calculationMethod: CalculationMethod;
  /** Weight of the ridge penalty; null for other methods. */
  readonly regularizationAlpha: number | null;
  /** Size of a full window, in observations. */
  readonly regressionWindowDays: number;
}

/** A factor without an exposure. */
export interface SkippedFactor {
  readonly factorName: string;
  /** Sentence shown to the user. */
  readonly reason: string;
}

/** The result of a regression for one of its factors, before capping. */
export interface FoundSlope {
  readonly factorName: string;
  readonly beta: number;
  readonly rSquared: number | null;
  readonly observations: number;
  readonly lastObservation: string;
  readonly calculationMethod: CalculationMethod;
  readonly regularizationAlpha?: number;
}

/** Caps the beta and flags whether the window was full. */
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
