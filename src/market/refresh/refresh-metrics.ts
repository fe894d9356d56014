import type { EntityManager } from "typeorm";
import { daysBefore } from "../../engine/calendar-days";
import { rowsOf } from "../../platform/sql/rows";
import { calculateMetrics } from "../metrics/calculate-metrics";
import { scoreDataQuality } from "../metrics/score-data-quality";
import { writeMetrics } from "../metrics/write-metrics";
import { latestDates } from "../prices/price-bar.query";
import { readBars } from "../prices/read-bars";

/** Calendar days back to the last bar of the previous year or a year ago, including a long gap. */
const LOOKBACK_DAYS = 400;

interface RegisteredSymbol {
  readonly symbol: string;
  readonly has_profile: boolean;
  readonly has_factors: boolean;
}

/** Calculates and stores the metrics of any number of registered symbols, each as of its own last bar. */
export async function refreshMetrics(
  db: EntityManager,
  symbols: readonly string[],
  companyNames: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const dates = await latestDates(db, symbols);
  const days = [...dates.values()].sort();
  if (days.length === 0) return;
  const from = daysBefore(days[0] as string, LOOKBACK_DAYS);
  const bars = await readBars(db, [...dates.keys()], { from, to: days.at(-1) as string });
  const registered = new Map((await registeredSymbols(db, symbols)).map((each) => [each.symbol, each]));
  const calculated = [...dates].flatMap(([symbol, asOf]) => {
    const [own, entry] = [bars.get(symbol), registered.get(symbol)];
    const metrics = own === undefined ? null : calculateMetrics(own.dates, own.close, asOf);
    if (metrics === null || entry === undefined) return [];
    const dataQualityScore = scoreDataQuality({
      metrics,
      hasProfile: entry.has_profile,
      hasFactors: entry.has_factors,
    });
    return [{ symbol, ...metrics, companyName: companyNames.get(symbol) ?? null, dataQualityScore }];
  });
  await writeMetrics(db, calculated);
}

function registeredSymbols(db: EntityManager, symbols: readonly string[]): Promise<RegisteredSymbol[]> {
  return rowsOf<RegisteredSymbol>(
    db,
    `/* registeredSymbols */
     select symbol,
            sector is not null or industry is not null or asset_type is not null as has_profile,
            last_factor_date is not null as has_factors
     from market.symbol_universe
     where symbol = any($1::text[])`,
    [symbols],
  );
}
