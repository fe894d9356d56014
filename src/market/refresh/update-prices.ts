import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/rows";
import { writeBars } from "../prices/write-bars";
import type { FetchedSeries, PriceProvider } from "../providers/price-provider";

/** Years of history that a new symbol gets. */
const HISTORY_YEARS = 20;
/** Last stored bars that are fetched again, to see whether the provider has adjusted the past. */
const OVERLAP_BARS = 10;
/** Relative difference of a stored and a fetched close from which the past counts as adjusted. */
const ADJUSTED = 1e-6;

/**
 * Brings a symbol's stored bars up to date. Adjusted prices change backwards with each dividend and split: where the days
 * that are fetched again differ from what is stored, the whole history is fetched, so that no false jump stays. So it is for
 * a symbol of which only a few bars are stored: somebody may have written them by hand.
 */
export async function updatePrices(
  db: EntityManager,
  provider: PriceProvider,
  symbol: string,
  signal: AbortSignal,
  today = new Date(),
): Promise<FetchedSeries> {
  const to = dayOf(today);
  const whole = { from: dayOf(shiftDays(today, -HISTORY_YEARS * 365.25)), to };
  const stored = await latestCloses(db, symbol);
  const overlap = stored[OVERLAP_BARS - 1]?.date;
  let fetched = await provider.fetchBars(symbol, overlap === undefined ? whole : { from: overlap, to }, signal);
  if (overlap !== undefined && wasAdjusted(stored, fetched)) fetched = await provider.fetchBars(symbol, whole, signal);
  signal.throwIfAborted();
  await writeBars(
    db,
    fetched.dataSource,
    fetched.rows.map((row) => ({ ...row, symbol })),
  );
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
    `select date::text as date, close::float8 as close
     from market.market_data_cache
     where symbol = $1
     order by date desc
     limit $2`,
    [symbol, OVERLAP_BARS],
  );
}

function wasAdjusted(stored: readonly StoredClose[], { rows }: FetchedSeries): boolean {
  const fetched = new Map(rows.map((row) => [row.date, Number(row.close)]));
  // The last stored bar may have been of a day that was not over.
  return stored.slice(1).some(({ date, close }) => {
    const again = fetched.get(date);
    return again !== undefined && Math.abs(again - close) > ADJUSTED * Math.abs(close);
  });
}

function shiftDays(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 86_400_000);
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
