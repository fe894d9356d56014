import { type DatedCloses, returnsOnCommonDates } from "../../engine/regression/returns-on-common-dates";
import type { RegressionWindow } from "./factor-models";

/** The prices that a symbol's factors are calculated from. */
export interface FactorPrices {
  readonly bars: DatedCloses;
  /** By ticker; an ETF that is not in it, or has no close, is missing. */
  readonly etfs: ReadonlyMap<string, DatedCloses>;
  /** Last day that counts, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** The returns of one window: the symbol's, and those of each ETF in the order asked for. */
export interface WindowReturns {
  readonly symbol: Float64Array;
  readonly etfs: readonly Float64Array[];
  readonly lastObservation: string;
}

/** The last returns that the symbol and all the ETFs have in common, up to a full window; or a sentence why there are none. */
export function windowReturns(
  { bars, etfs, asOf }: FactorPrices,
  tickers: readonly string[],
  window: RegressionWindow,
): WindowReturns | string {
  const series = tickers.map((ticker) => etfs.get(ticker) ?? NO_CLOSES);
  const missing = tickers.filter((_, at) => !hasClose(series[at]!, asOf));
  if (missing.length > 0) return `There are no prices of ${listed(missing)} up to ${asOf}.`;
  const { dates, returns } = returnsOnCommonDates([bars, ...series], asOf);
  if (dates.length < window.minimum) {
    const shared = `The symbol and ${listed(tickers)} have ${dates.length} daily returns in common up to ${asOf}`;
    return `${shared}; at least ${window.minimum} are needed.`;
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
