import { type DatedCloses, returnsOnCommonDates } from "../../engine/regression/returns-on-common-dates";
import type { RegressionWindow } from "./factor-models";

/** The prices that a symbol's factors are calculated from. */
export interface FactorPrices {
  readonly bars: DatedCloses;
  /** By ticker; an ETF that is absent or has no close counts as missing. */
  readonly etfs: ReadonlyMap<string, DatedCloses>;
  /** Last day to use, inclusive, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** The returns of one window: the symbol's and each ETF's, in the order of the tickers. */
export interface WindowReturns {
  readonly symbol: Float64Array;
  readonly etfs: readonly Float64Array[];
  readonly lastObservation: string;
}

/**
 * Returns the last common returns of the symbol and all ETFs, up to a full window, or a sentence why there are none.
 */
export function windowReturns(
  { bars, etfs, asOf }: FactorPrices,
  tickers: readonly string[],
  window: RegressionWindow,
): WindowReturns | string {
  const series = tickers.map((ticker) => etfs.get(ticker) ?? NO_CLOSES);
  const missing = tickers.filter((_, at) => !hasClose(series[at]!, asOf));
  if (missing.length > 0) return `No prices for ${listed(missing)} up to ${asOf}.`;
  const { dates, returns } = returnsOnCommonDates([bars, ...series], asOf);
  if (dates.length < window.minimum) {
    const shared = `The symbol shares ${dates.length} daily returns with ${listed(tickers)} up to ${asOf}`;
    return `${shared}; the minimum is ${window.minimum}.`;
  }
  const [symbol, ...others] = returns.map((one) => one.slice(-window.observations));
  return { symbol: symbol!, etfs: others, lastObservation: dates.at(-1)! };
}

const NO_CLOSES: DatedCloses = { dates: [], close: new Float64Array() };

function hasClose({ dates, close }: DatedCloses, asOf: string): boolean {
  return dates.some((day, bar) => day <= asOf && Number.isFinite(close[bar]));
}

function listed(tickers: readonly string[]): string {
  return tickers.length < 2 ? tickers.join() : `${tickers.slice(0, -1).join(", ")} and ${tickers.at(-1)}`;
}
