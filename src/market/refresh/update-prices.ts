import type { EntityManager } from "typeorm";
import { dayOf, daysBefore } from "../../engine/calendar-days";
import { rowsOf } from "../../platform/sql/rows";
import type { FetchedSeries, Period, PriceProvider } from "../price-provider";
import { writeBars } from "../prices/write-bars";
import { ADJUSTMENT_TOLERANCE, backAdjustBars } from "./back-adjust-bars";

/** Twenty years of history that a new symbol gets. */
const HISTORY_DAYS = 20 * 365.25;
/** Last stored bars that are fetched again, to see whether the provider has adjusted the past. */
const OVERLAP_BARS = 10;

interface Options {
  /** For a symbol that is asked for: its whole history, and what it is. Otherwise what is new. */
  readonly isOnboarding?: boolean;
  readonly today?: Date;
}

/**
 * Brings a symbol's stored bars up to date. Adjusted prices change backwards with each dividend and split: where the days
 * that are fetched again differ from what is stored, the whole history is fetched, from the first stored bar on, and bars
 * that the provider no longer has are rescaled, so that no false jump stays. So it is for a symbol of which only a few
 * bars are stored: somebody may have written them by hand.
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
  const fetchAll = async () => {
    const [first, usual] = [await firstDate(db, symbol), daysBefore(to, HISTORY_DAYS)];
    return fetch({ from: first !== null && first < usual ? first : usual, to });
  };
  const recent = overlap === undefined ? null : await fetch({ from: overlap, to });
  const isWhole = recent === null || wasAdjusted(latest, recent);
  const fetched = isWhole ? await fetchAll() : recent;
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

/** The last few stored closes, the newest first; none for a symbol without bars. */
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

async function firstDate(db: EntityManager, symbol: string): Promise<string | null> {
  const [row] = await rowsOf<{ date: string | null }>(
    db,
    "/* firstDate */ select min(date)::text as date from market.market_data_cache where symbol = $1",
    [symbol],
  );
  return row?.date ?? null;
}

function wasAdjusted(stored: readonly StoredClose[], { rows }: FetchedSeries): boolean {
  const fetched = new Map(rows.map((row) => [row.date, Number(row.close)]));
  // The last stored bar may have been of a day that was not over.
  return stored.slice(1).some(({ date, close }) => {
    const again = fetched.get(date);
    return again !== undefined && Math.abs(again - close) > ADJUSTMENT_TOLERANCE * Math.abs(close);
  });
}
