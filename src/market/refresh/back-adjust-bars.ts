import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";
import type { PriceRow } from "../series/price-row";

interface StoredBar {
  readonly date: string;
  readonly close: number;
  readonly volume: number | null;
}

/** What a stored bar is multiplied by. */
interface Scale {
  readonly date: string;
  readonly price: number;
  readonly volume: number;
}

/** Relative difference below which two prices count as the same. */
export const ADJUSTMENT_TOLERANCE = 1e-6;

/**
 * Puts those stored bars that the provider no longer has on the scale of those that it has: each by what the next common
 * day has changed by. So no false jump stays where a split or dividend has moved the provider's bars alone. To be called
 * before the provider's bars are written; gives the number of bars.
 */
export async function backAdjustBars(db: EntityManager, symbol: string, fetched: readonly PriceRow[]): Promise<number> {
  const stored = await rowsOf<StoredBar>(
    db,
    `/* backAdjustBars */
     select date::text as date, close::float8 as close, volume::float8 as volume
     from market.market_data_cache
     where symbol = $1
     order by date desc`,
    [symbol],
  );
  const scales = adjustmentsOf(stored, fetched);
  if (scales.length === 0) return 0;
  await db.query(
    `/* backAdjustBars */
     update market.market_data_cache bar
     set open = greatest(round(bar.open * scale.price::numeric, 4), 0.0001),
         high = greatest(round(bar.high * scale.price::numeric, 4), 0.0001),
         low = greatest(round(bar.low * scale.price::numeric, 4), 0.0001),
         close = greatest(round(bar.close * scale.price::numeric, 4), 0.0001),
         volume = round(bar.volume * scale.volume::numeric),
         updated_at = now()
     from unnest($2::date[], $3::float8[], $4::float8[]) as scale (date, price, volume)
     where bar.symbol = $1 and bar.date = scale.date`,
    [symbol, scales.map(({ date }) => date), scales.map(({ price }) => price), scales.map(({ volume }) => volume)],
  );
  return scales.length;
}

/** @param stored the newest first */
function adjustmentsOf(stored: readonly StoredBar[], fetched: readonly PriceRow[]): Scale[] {
  const byDate = new Map(fetched.map((row) => [row.date, row]));
  const scales: Scale[] = [];
  let next = { price: 1, volume: 1 };
  for (const { date, close, volume } of stored) {
    const again = byDate.get(date);
    if (again !== undefined) next = { price: ratio(again.close, close), volume: ratio(again.volume, volume) };
    else if (Math.abs(next.price - 1) > ADJUSTMENT_TOLERANCE) scales.push({ date, ...next });
  }
  return scales;
}

/** 1 where there is nothing to divide: what is not known to have changed stays. */
function ratio(now: string | number | null, before: number | null): number {
  return Number(now) > 0 && Number(before) > 0 ? Number(now) / Number(before) : 1;
}
