import type { EntityManager } from "typeorm";
import { dayOf } from "../../engine/calendar-days";
import type { Bars } from "../../engine/series/bars";
import { normalizeTicker } from "../../engine/ticker";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { readBars } from "../prices/read-bars";
import { findLargeSteps } from "./find-large-steps";
import type { SymbolCoverage } from "./symbol-coverage.type";
import { later, type TradingCalendar, tradingCalendar } from "./trading-calendar";

const MAX_SYMBOLS = 100;
const MAX_FINDINGS = 1000;
/** Symbols whose bars define the trading days of the New York Stock Exchange; either may be stored. */
const INDEX_SYMBOLS = ["^GSPC", "SPY"];

/**
 * Returns the coverage of each symbol in a period (both ends inclusive), in the order of the input without duplicates.
 */
export async function marketDataCoverage(
  db: EntityManager,
  requested: readonly string[],
  { from, to }: { readonly from?: string | null; readonly to?: string | null },
): Promise<SymbolCoverage[]> {
  if (requested.length === 0 || requested.length > MAX_SYMBOLS) {
    const message = `\`symbols\` has ${requested.length} entries; the minimum is 1 and the maximum is ${MAX_SYMBOLS}.`;
    refuse(ErrorCode.OUT_OF_RANGE, "symbols", message);
  }
  const symbols = [...new Set(requested.map(normalizeTicker))];
  const period = { from: from ?? "0001-01-01", to: to ?? "9999-12-31" };
  const bars = await readBars(db, [...new Set([...symbols, ...INDEX_SYMBOLS])], period);
  const index = [...new Set(INDEX_SYMBOLS.flatMap((symbol) => bars.get(symbol)?.dates ?? []))].sort();
  const ends = [...bars.values()].flatMap(({ dates }) => [dates[0] as string, dates.at(-1) as string]).sort();
  // Future days cannot be missing.
  const span = [ends[0] ?? period.to, earlier(ends.at(-1) ?? period.to, dayOf(Date.now()))] as const;
  const market = tradingCalendar(index, ...span);
  const byRules = tradingCalendar([], ...span);
  return symbols.map((symbol) => {
    const own = bars.get(symbol);
    // The index's own bars cannot show which of its bars are missing.
    const calendar = INDEX_SYMBOLS.includes(symbol) ? byRules : market;
    return { symbol, ...(own === undefined ? NO_COVERAGE : coverageOf(own, calendar)) };
  });
}

function coverageOf(own: Bars, { days, knownFrom }: TradingCalendar): Omit<SymbolCoverage, "symbol"> {
  const [first, last] = [own.dates[0] as string, own.dates.at(-1) as string];
  const present = new Set(own.dates);
  return {
    bars: own.dates.length,
    firstPriceDate: first,
    lastPriceDate: last,
    missingDates: days.filter((day) => day > first && day < last && !present.has(day)).slice(0, MAX_FINDINGS),
    gapsKnownFrom: later(first, knownFrom),
    largeSteps: findLargeSteps(own, MAX_FINDINGS),
  };
}

const NO_COVERAGE = {
  bars: 0,
  firstPriceDate: null,
  lastPriceDate: null,
  missingDates: [],
  gapsKnownFrom: null,
  largeSteps: [],
};

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
