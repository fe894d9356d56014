import type { DatedCloses } from "../../../src/engine/regression/returns-on-common-dates";
import { FACTOR_ETFS } from "../../../src/market/factors/factor-models";
import made from "./fixtures/closes.json";

/** Changes of a scenario to the synthetic prices; see the README of the fixtures. */
export interface ScenarioChanges {
  readonly symbol?: string;
  readonly from?: Readonly<Record<string, string>>;
  readonly without?: Readonly<Record<string, readonly string[]>>;
  readonly missing?: Readonly<Record<string, readonly string[]>>;
  readonly copied?: Readonly<Record<string, string>>;
  readonly fixed?: Readonly<Record<string, number>>;
}

const CLOSES: Readonly<Record<string, readonly number[]>> = made.closes;

/** All days of the synthetic closes. */
export const DAYS: readonly string[] = made.dates;

/** Returns the bars of the symbol and the ETFs, as calculateExposures takes them. */
export function scenarioCloses(changes: ScenarioChanges): { bars: DatedCloses; etfs: Map<string, DatedCloses> } {
  const closesOf = (ticker: string): DatedCloses => {
    const first = changes.from?.[ticker] ?? "";
    const without = changes.without?.[ticker] ?? [];
    const source = CLOSES[changes.copied?.[ticker] ?? ticker]!;
    const bars = DAYS.map((day, at) => ({ day, close: changes.fixed?.[ticker] ?? source[at]! }))
      .filter(({ day }) => day >= first && !without.includes(day))
      .map((bar) => (changes.missing?.[ticker]?.includes(bar.day) ? { ...bar, close: Number.NaN } : bar));
    return { dates: bars.map(({ day }) => day), close: Float64Array.from(bars, ({ close }) => close) };
  };
  return {
    bars: closesOf(changes.symbol ?? "STOCK"),
    etfs: new Map(FACTOR_ETFS.map((ticker) => [ticker, closesOf(ticker)])),
  };
}
