/** A factor represented by the returns of one ETF. */
export interface EtfFactor {
  readonly factorName: string;
  readonly etf: string;
}

/** A factor represented by the returns of one ETF minus those of another. */
export interface SpreadFactor {
  readonly factorName: string;
  readonly long: string;
  readonly short: string;
}

/** Size of a window of daily returns, in observations (not calendar days). */
export interface RegressionWindow {
  readonly observations: number;
  readonly minimum: number;
}

export const SINGLE_WINDOW: RegressionWindow = { observations: 90, minimum: 30 };
export const RIDGE_WINDOW: RegressionWindow = { observations: 90, minimum: 30 };
export const SPREAD_WINDOW: RegressionWindow = { observations: 180, minimum: 60 };

/** Calendar days by which an exposure may be older than its symbol's prices or newest exposure before it is stale. */
export const STALE_DAYS = 10;

/** Penalty weight on standardised regressors; scikit-learn's default. */
export const RIDGE_ALPHA = 1;

/** Betas are capped at ±5: a larger one results from a regressor that hardly moved. */
export const MAX_BETA = 5;

export const MARKET_FACTOR: EtfFactor = { factorName: "Market Beta (90D)", etf: "SPY" };
export const RATE_FACTOR: EtfFactor = { factorName: "IR Beta", etf: "TLT" };

/** Published by data vendors instead of calculated here. */
export const PROVIDER_FACTOR_NAME = "Provider Beta (1Y)";

/**
 * Estimated jointly: long-only style ETFs are correlated, so separate regressions would each absorb the market's
 * return.
 */
export const RIDGE_FACTORS: readonly EtfFactor[] = [
  { factorName: "Momentum", etf: "MTUM" },
  { factorName: "Value", etf: "VTV" },
  { factorName: "Growth", etf: "VUG" },
  { factorName: "Size", etf: "IWM" },
  { factorName: "Quality", etf: "QUAL" },
  { factorName: "Low Volatility", etf: "USMV" },
];

export const SPREAD_FACTORS: readonly SpreadFactor[] = [
  { factorName: "Growth-Value Spread", long: "VUG", short: "VTV" },
  { factorName: "Momentum Spread", long: "MTUM", short: "SPY" },
  { factorName: "Size Spread", long: "IWM", short: "SPY" },
  { factorName: "Quality Spread", long: "QUAL", short: "SPY" },
];

/** All ETFs that factors are calculated from. */
export const FACTOR_ETFS: readonly string[] = [
  ...new Set([
    MARKET_FACTOR.etf,
    RATE_FACTOR.etf,
    ...RIDGE_FACTORS.map(({ etf }) => etf),
    ...SPREAD_FACTORS.flatMap(({ long, short }) => [long, short]),
  ]),
];
