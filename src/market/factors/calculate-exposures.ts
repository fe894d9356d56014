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

/** Every factor once: either with an exposure or with the reason why there is none. */
export interface Exposures {
  readonly rows: readonly Exposure[];
  readonly skipped: readonly SkippedFactor[];
}

/**
 * A symbol's exposures to the factors, from daily closes up to `asOf` (`YYYY-MM-DD`, included): market and rate beta by
 * least squares, six style factors jointly by ridge regression, four spreads by least squares each. Every regression is
 * over the last days that the symbol and its own ETFs have in common, so a gap in one ETF leaves the others alone.
 * A factor that cannot be calculated is skipped with a reason; never an error.
 */
export function calculateExposures(bars: DatedCloses, etfs: ReadonlyMap<string, DatedCloses>, asOf: string): Exposures {
  const prices: FactorPrices = { bars, etfs, asOf };
  const outcomes = [
    singleOutcome(prices, MARKET_FACTOR, "ols_market"),
    {
      factorName: PROVIDER_FACTOR_NAME,
      reason: "A data vendor states this beta; none of the price sources here does.",
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
  if (beta === null) return constant(factorName, `the price of ${etf}`, observations);
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
  if (beta === null) return constant(factorName, `the difference between ${long} and ${short}`, observations);
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
    if (beta === null) return constant(factorName, `the price of ${etf}`, observations);
    const { lastObservation } = returns;
    const found = { factorName, beta, rSquared, observations, lastObservation };
    return exposureOf(
      { ...found, calculationMethod: "ridge_regression", regularizationAlpha: RIDGE_ALPHA },
      RIDGE_WINDOW,
    );
  });
}

/** A regressor that does not vary has no slope: nothing can be said about moving with it. */
function constant(factorName: string, what: string, observations: number): SkippedFactor {
  return { factorName, reason: `The daily change of ${what} is the same on all ${observations} days.` };
}
