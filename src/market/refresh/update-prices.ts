import type { EntityManager } from "typeorm";
import { dayOf, daysBefore } from "../../engine/calendar-days";
import { rowsOf } from "../../platform/sql/rows";
import type { FetchedSeries, Period, PriceProvider } from "../price-provider";
import { writeBars } from "../prices/write-bars";
import { ADJUSTMENT_TOLERANCE, backAdjustBars } from "./back-adjust-bars";

/** History fetched for a new symbol: twenty years. */
const HISTORY_DAYS = 20 * 365.25;
/** Number of stored bars that are fetched again, to detect whether the provider has adjusted past prices. */
const OVERLAP_BARS = 10;

interface Options {
  /** Fetch the whole history and the profile instead of only new bars. */
  readonly isOnboarding?: boolean;
  readonly today?: Date;
}

/**
 * Updates a symbol's stored bars. Each dividend and split changes all earlier adjusted prices: if the days that are
 * fetched again differ from the stored ones, the whole history is fetched, starting at the first stored bar, and bars
 * that the provider no longer has are back-adjusted. The same applies to a symbol with only a few stored bars, because
 * they may have been uploaded by a user.
 */
export async function updatePrices(
  db: EntityManager,
  provider: PriceProvider,
  symbol: string,
  signal: AbortSignal,
  { isOnboarding = false, today = new Date() }: Options = {},
): Promise<FetchedSeries> {
  const to = dayOf(today.getTime());
  const latest = await latestCloses(db, symbol);
  const overlap = isOnboarding ? undefined : latest[OVERLAP_BARS - 1]?.date;
  const fetch = (period: Period) => provider.fetchBars(symbol, period, signal, { withProfile: isOnboarding });
  const recent = overlap === undefined ? null : await fetch({ from: overlap, to });
  const isWhole = recent === null || wasAdjusted(latest, recent);
  const fetched = isWhole ? await fetch({ from: await historyStart(db, symbol, to), to }) : recent;
  signal.throwIfAborted();
  const bars = fetched.rows.map((row) => ({ ...row, symbol }));
  await db.transaction(async (tx) => {
    if (isWhole) await backAdjustBars(tx, symbol, bars);
    await writeBars(tx, fetched.dataSource, bars);
  });
  return fetched;
}

interface StoredClose {
  readonly date: string;
  readonly close: number;
}

/** Returns the last few stored closes, newest first. */
function latestCloses(db: EntityManager, symbol: string): Promise<StoredClose[]> {
  return rowsOf<StoredClose>(
    db,
    `/* latestCloses */
     select date::text as date, close::float8 as close
     from market.market_data_cache
     where symbol = $1
     order by date desc
     limit $2`,
    [symbol, OVERLAP_BARS],
  );
}

/** Returns the first day of the whole history: the first stored bar, or twenty years ago if that is earlier. */
async function historyStart(db: EntityManager, symbol: string, to: string): Promise<string> {
  const [row] = await rowsOf<{ date: string | null }>(
    db,
    "/* historyStart */ select min(date)::text as date from market.market_data_cache where symbol = $1",
    [symbol],
  );
  const start = daysBefore(to, HISTORY_DAYS);
  const first = row?.date ?? null;
  return first !== null && first < start ? first : start;
}

function wasAdjusted(stored: readonly StoredClose[], { rows }: FetchedSeries): boolean {
  const fetched = new Map(rows.map((row) => [row.date, Number(row.close)]));
  // The last stored bar is ignored: it may be from a day that was not over.
  return stored.slice(1).some(({ date, close }) => {
    const again = fetched.get(date);
    return again !== undefined && Math.abs(again - close) > ADJUSTMENT_TOLERANCE * Math.abs(close);
  });
}
