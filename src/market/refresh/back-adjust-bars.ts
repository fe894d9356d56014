import type { EntityManager } from "typeorm";
import { changedBy, rowsOf } from "../../platform/sql/rows";
import { MIN_PRICE, type PriceRow, roundedPrice } from "../series/price-row";

interface StoredBar {
  readonly date: string;
  readonly close: number;
  readonly volume: number | null;
}

/** The factors by which a stored bar is multiplied. */
interface Adjustment {
  readonly date: string;
  readonly price: number;
  readonly volume: number;
}

/** Relative difference up to which two prices are considered equal. */
export const ADJUSTMENT_TOLERANCE = 1e-6;

/**
 * Back-adjusts the stored bars that the provider no longer has, each by the factor by which the next common day has
 * changed. Otherwise a split or dividend, which changes only the provider's bars, would leave a false jump. Must be
 * called before the provider's bars are written. Returns the number of adjusted bars.
 */
export async function backAdjustBars(db: EntityManager, symbol: string, fetched: readonly PriceRow[]): Promise<number> {
  const adjustments = adjustmentsOf(await storedBars(db, symbol), fetched);
  if (adjustments.length === 0) return 0;
  return changedBy(db, ADJUST, {
    symbol,
    dates: adjustments.map(({ date }) => date),
    prices: adjustments.map(({ price }) => price),
    volumes: adjustments.map(({ volume }) => volume),
  });
}

/** A positive price stays positive, a missing one missing. */
const adjusted = (column: string) => {
  const price = roundedPrice(`(bar.${column} * adjustment.price::numeric)`);
  return `case when bar.${column} > 0 then greatest(${price}, ${MIN_PRICE}) else ${price} end`;
};

const ADJUST = `/* backAdjustBars */
  update market.market_data_cache bar
  set open = ${adjusted("open")},
      high = ${adjusted("high")},
      low = ${adjusted("low")},
      close = ${adjusted("close")},
      volume = round(bar.volume * adjustment.volume::numeric),
      updated_at = now()
  from unnest(:dates::date[], :prices::float8[], :volumes::float8[]) as adjustment (date, price, volume)
  where bar.symbol = :symbol and bar.date = adjustment.date`;

/** Returns the stored bars of a symbol, newest first. */
function storedBars(db: EntityManager, symbol: string): Promise<StoredBar[]> {
  return rowsOf<StoredBar>(
    db,
    `/* backAdjustBars */
     select date::text as date, close::float8 as close, volume::float8 as volume
     from market.market_data_cache
     where symbol = $1
     order by date desc`,
    [symbol],
  );
}

/** @param stored newest first */
function adjustmentsOf(stored: readonly StoredBar[], fetched: readonly PriceRow[]): Adjustment[] {
  const byDate = new Map(fetched.map((row) => [row.date, row]));
  const adjustments: Adjustment[] = [];
  let next = { price: 1, volume: 1 };
  for (const { date, close, volume } of stored) {
    const again = byDate.get(date);
    if (again !== undefined) next = { price: ratio(again.close, close), volume: ratio(again.volume, volume) };
    else if (Math.abs(next.price - 1) > ADJUSTMENT_TOLERANCE) adjustments.push({ date, ...next });
  }
  return adjustments;
}

/** The ratio of two values, or 1 if one is missing or not positive: without a known change nothing is adjusted. */
function ratio(now: string | number | null, before: number | null): number {
  return Number(now) > 0 && Number(before) > 0 ? Number(now) / Number(before) : 1;
}
