/** A factor whose returns are those of one ETF. */
export interface EtfFactor {
  readonly factorName: string;
  readonly etf: string;
}

/** A factor whose returns are those of one ETF less those of another. */
export interface SpreadFactor {
  readonly factorName: string;
  readonly long: string;
  readonly short: string;
}

/** A window of daily returns, counted in observations and not in calendar days. */
export interface RegressionWindow {
  readonly observations: number;
  readonly minimum: number;
}

export const SINGLE_WINDOW: RegressionWindow = { observations: 90, minimum: 30 };
export const RIDGE_WINDOW: RegressionWindow = { observations: 90, minimum: 30 };
export const SPREAD_WINDOW: RegressionWindow = { observations: 180, minimum: 60 };

/** Calendar days by which an exposure may be older than its symbol's prices, or its newest exposure, before it would mislead. */
export const STALE_DAYS = 10;

/** On standardised regressors; scikit-learn's default. */
export const RIDGE_ALPHA = 1;

/** A beta beyond this, either way, is cut off here: it comes from a regressor that hardly moved. */
export const MAX_BETA = 5;

export const MARKET_FACTOR: EtfFactor = { factorName: "Market Beta (90D)", etf: "SPY" };
export const RATE_FACTOR: EtfFactor = { factorName: "IR Beta", etf: "TLT" };

/** Stated by a data vendor instead of calculated. */
export const PROVIDER_FACTOR_NAME = "Provider Beta (1Y)";

/** Regressed on jointly: long-only style ETFs move together, one by one each would claim the market's share. */
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

/** Every ETF that a factor is calculated from. */
export const FACTOR_ETFS: readonly string[] = [
  ...new Set([
    MARKET_FACTOR.etf,
    RATE_FACTOR.etf,
    ...RIDGE_FACTORS.map(({ etf }) => etf),
    ...SPREAD_FACTORS.flatMap(({ long, short }) => [long, short]),
  ]),
];
