import type { EntityManager } from "typeorm";
import { daysBefore } from "../../engine/calendar-days";
import { calculateExposures, type Exposures } from "../factors/calculate-exposures";
import type { Exposure, SkippedFactor } from "../factors/exposure";
import { FACTOR_ETFS, STALE_DAYS } from "../factors/factor-models";
import { writeExposures } from "../factors/write-exposures";
import { latestDates } from "../prices/price-bar.query";
import { readBars } from "../prices/read-bars";

/** Calendar days that cover the longest window (180 observations), including holidays and gaps. */
const LOOKBACK_DAYS = 400;

/**
 * Calculates and stores the exposures of any number of registered symbols, each as of the last common day of the symbol
 * and the factor's ETFs. Returns the skipped factors and their reasons by symbol.
 */
export async function refreshFactors(
  db: EntityManager,
  symbols: readonly string[],
): Promise<ReadonlyMap<string, readonly SkippedFactor[]>> {
  const dates = await latestDates(db, symbols);
  const days = [...dates.values()].sort();
  if (days.length === 0) return new Map();
  const period = { from: daysBefore(days[0] as string, LOOKBACK_DAYS), to: days.at(-1) as string };
  const bars = await readBars(db, [...new Set([...symbols, ...FACTOR_ETFS])], period);
  const etfs = new Map(FACTOR_ETFS.flatMap((etf) => (bars.has(etf) ? [[etf, bars.get(etf)!] as const] : [])));

  const skipped = new Map<string, readonly SkippedFactor[]>();
  const calculated = [...dates].flatMap(([symbol, asOf]) => {
    const own = bars.get(symbol);
    if (own === undefined) return [];
    const exposures = skipStale(calculateExposures(own, etfs, asOf), asOf);
    skipped.set(symbol, exposures.skipped);
    return [{ symbol, asOf, exposures: exposures.rows }];
  });
  await writeExposures(db, calculated);
  return skipped;
}

/** Skips the exposures that are too old to describe the symbol as of its last day. */
function skipStale({ rows, skipped }: Exposures, asOf: string): Exposures {
  const isStale = ({ lastObservation }: Exposure) => lastObservation < daysBefore(asOf, STALE_DAYS);
  const stale = rows.filter(isStale).map(({ factorName, lastObservation }) => ({
    factorName,
    reason: `The prices of its ETFs end on ${lastObservation}, more than ${STALE_DAYS} days before the symbol's.`,
  }));
  return { rows: rows.filter((row) => !isStale(row)), skipped: [...skipped, ...stale] };
}
