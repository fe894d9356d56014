import type { EntityManager } from "typeorm";
import { normalizeTicker } from "../../engine/ticker";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { readBars } from "../prices/read-bars";
import { findLargeSteps } from "./find-large-steps";
import type { SymbolCoverage } from "./symbol-coverage.type";

const MAX_SYMBOLS = 100;
const MOST_FINDINGS = 1000;
/** Whose days are trading days; either may be stored. */
const MARKET = ["^GSPC", "SPY"];

/** What is stored of each symbol in a period (both ends included) and what looks wrong with it, in the order asked for. */
export async function priceCoverage(
  db: EntityManager,
  given: readonly string[],
  { from, to }: { readonly from?: string | null; readonly to?: string | null },
): Promise<SymbolCoverage[]> {
  if (given.length === 0 || given.length > MAX_SYMBOLS) {
    refuse(
      ErrorCode.OUT_OF_RANGE,
      "symbols",
      `\`symbols\` takes 1 to ${MAX_SYMBOLS} symbols, but has ${given.length}.`,
    );
  }
  const symbols = [...new Set(given.map(normalizeTicker))];
  const period = { from: from ?? "0001-01-01", to: to ?? "9999-12-31" };
  const bars = await readBars(db, [...new Set([...symbols, ...MARKET])], period);
  const tradingDays = [...new Set([...bars.values()].flatMap(({ dates }) => dates))].sort();
  const weekends = new Set(tradingDays.filter(isWeekend));
  return symbols.map((symbol) => {
    const own = bars.get(symbol);
    const dates = own?.dates ?? [];
    const [first = null, last = null] = [dates[0], dates.at(-1)];
    const present = new Set(dates);
    // Beside a coin, that is traded every day, a stock still has its weekends.
    const isTradedOnWeekends = dates.some((day) => weekends.has(day));
    const isMissing = (day: string) =>
      first !== null &&
      last !== null &&
      day > first &&
      day < last &&
      !present.has(day) &&
      (isTradedOnWeekends || !weekends.has(day));
    return {
      symbol,
      bars: dates.length,
      firstPriceDate: first,
      lastPriceDate: last,
      missingDates: tradingDays.filter(isMissing).slice(0, MOST_FINDINGS),
      largeSteps: own === undefined ? [] : findLargeSteps(own, MOST_FINDINGS),
    };
  });
}

function isWeekend(day: string): boolean {
  return new Date(day).getUTCDay() % 6 === 0;
}
