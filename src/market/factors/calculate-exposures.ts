import { ordinaryLeastSquares } from "../../engine/regression/ordinary-least-squares";
import type { DatedCloses } from "../../engine/regression/returns-on-common-dates";
import { ridgeRegression } from "../../engine/regression/ridge-regression";
import { type CalculationMethod, type Exposure, exposureOf, type SkippedFactor } from "./exposure";
import {
  type EtfFactor,
  MARKET_FACTOR,
  PROVIDER_FACTOR_NAME,
  RATE_FACTOR,
  RIDGE_ALPHA,
  RIDGE_FACTORS,
  RIDGE_WINDOW,
  SINGLE_WINDOW,
  SPREAD_FACTORS,
  SPREAD_WINDOW,
  type SpreadFactor,
} from "./factor-models";
import { type FactorPrices, windowReturns } from "./window-returns";

/** Each factor occurs once: either with an exposure or with the reason why it was skipped. */
export interface Exposures {
  readonly rows: readonly Exposure[];
  readonly skipped: readonly SkippedFactor[];
}

/**
 * Calculates a symbol's factor exposures from daily closes up to `asOf` (`YYYY-MM-DD`, inclusive): market and rate beta
 * by least squares, six style factors jointly by ridge regression, and four spreads by least squares each. Each
 * regression uses the last days that the symbol and the regression's ETFs have in common, so a gap in one ETF does not
 * affect the others. A factor that cannot be calculated is skipped with a reason; the function never throws for it.
 */
export function calculateExposures(bars: DatedCloses, etfs: ReadonlyMap<string, DatedCloses>, asOf: string): Exposures {
  const prices: FactorPrices = { bars, etfs, asOf };
  const outcomes = [
    singleOutcome(prices, MARKET_FACTOR, "ols_market"),
    {
      factorName: PROVIDER_FACTOR_NAME,
      reason: "This beta is published by data vendors; none of the available price providers reports it.",
    },
    singleOutcome(prices, RATE_FACTOR, "ols_ir"),
    ...ridgeOutcomes(prices),
    ...SPREAD_FACTORS.map((factor) => spreadOutcome(prices, factor)),
  ];
  return {
    rows: outcomes.filter((outcome) => "betaValue" in outcome),
    skipped: outcomes.filter((outcome) => "reason" in outcome),
  };
}

type Outcome = Exposure | SkippedFactor;

function singleOutcome(prices: FactorPrices, { factorName, etf }: EtfFactor, method: CalculationMethod): Outcome {
  const returns = windowReturns(prices, [etf], SINGLE_WINDOW);
  if (typeof returns === "string") return { factorName, reason: returns };
  const { beta, rSquared, observations } = ordinaryLeastSquares(returns.etfs[0]!, returns.symbol);
  if (beta === null) return constant(factorName, `The daily return of ${etf}`, observations);
  const { lastObservation } = returns;
  const slope = { factorName, beta, rSquared, observations, lastObservation, calculationMethod: method };
  return exposureOf(slope, SINGLE_WINDOW);
}

function spreadOutcome(prices: FactorPrices, { factorName, long, short }: SpreadFactor): Outcome {
  const returns = windowReturns(prices, [long, short], SPREAD_WINDOW);
  if (typeof returns === "string") return { factorName, reason: returns };
  const [longs, shorts] = returns.etfs as [Float64Array, Float64Array];
  const spread = longs.map((value, at) => value - shorts[at]!);
  const { beta, rSquared, observations } = ordinaryLeastSquares(spread, returns.symbol);
  if (beta === null)
    return constant(factorName, `The difference between the daily returns of ${long} and ${short}`, observations);
  const { lastObservation } = returns;
  const calculationMethod = "spread_regression";
  return exposureOf({ factorName, beta, rSquared, observations, lastObservation, calculationMethod }, SPREAD_WINDOW);
}

function ridgeOutcomes(prices: FactorPrices): Outcome[] {
  const tickers = RIDGE_FACTORS.map(({ etf }) => etf);
  const returns = windowReturns(prices, tickers, RIDGE_WINDOW);
  if (typeof returns === "string") return RIDGE_FACTORS.map(({ factorName }) => ({ factorName, reason: returns }));
  const { betas, rSquared, observations } = ridgeRegression(returns.etfs, returns.symbol, { alpha: RIDGE_ALPHA });
  return RIDGE_FACTORS.map(({ factorName, etf }, at) => {
    const beta = betas[at] ?? null;
    if (beta === null) return constant(factorName, `The daily return of ${etf}`, observations);
    const { lastObservation } = returns;
    const found = { factorName, beta, rSquared, observations, lastObservation };
    return exposureOf(
      { ...found, calculationMethod: "ridge_regression", regularizationAlpha: RIDGE_ALPHA },
      RIDGE_WINDOW,
    );
  });
}

/** The slope on a regressor that does not vary is undefined. */
function constant(factorName: string, what: string, observations: number): SkippedFactor {
  return { factorName, reason: `${what} is constant over all ${observations} observations.` };
}
