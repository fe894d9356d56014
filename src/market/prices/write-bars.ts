import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/rows";

/** A bar to write, its symbol already as it is stored. */
export interface BarToWrite {
  readonly symbol: string;
  readonly date: string;
  readonly open?: string | null;
  readonly high?: string | null;
  readonly low?: string | null;
  readonly close: string;
  readonly volume?: number | null;
}

export interface WrittenBars {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

/**
 * Writes any number of bars in one statement. A bar that is there already is replaced when its prices, volume or
 * source differ; its sector and industry stay. No (symbol, date) may be given twice.
 */
export async function writeBars(
  db: EntityManager,
  dataSource: string,
  bars: readonly BarToWrite[],
): Promise<WrittenBars> {
  const column = (of: (bar: BarToWrite) => unknown) => bars.map((bar) => of(bar) ?? null);
  const [counts] = await rowsOf<{ inserted: number; updated: number }>(db, UPSERT, [
    column((bar) => bar.symbol),
    column((bar) => bar.date),
    column((bar) => bar.open),
    column((bar) => bar.high),
    column((bar) => bar.low),
    column((bar) => bar.close),
    column((bar) => bar.volume),
    dataSource,
  ]);
  const { inserted = 0, updated = 0 } = counts ?? {};
  return { inserted, updated, unchanged: bars.length - inserted - updated };
}

/** Ordered, so that two writers of the same bars wait for each other instead of deadlocking. */
const UPSERT = `
  with written as (
    insert into market.market_data_cache as stored (symbol, date, open, high, low, close, volume, data_source)
    select symbol, date, open, high, low, close, volume, $8
    from unnest($1::text[], $2::date[], $3::numeric[], $4::numeric[], $5::numeric[], $6::numeric[], $7::bigint[])
      as given (symbol, date, open, high, low, close, volume)
    order by symbol, date
    on conflict (symbol, date) do update
    set (open, high, low, close, volume, data_source, updated_at)
      = (excluded.open, excluded.high, excluded.low, excluded.close, excluded.volume, excluded.data_source, now())
    where (stored.open, stored.high, stored.low, stored.close, stored.volume, stored.data_source)
      is distinct from
          (excluded.open, excluded.high, excluded.low, excluded.close, excluded.volume, excluded.data_source)
    returning xmax = 0 as is_new
  )
  select count(*) filter (where is_new)::integer as inserted,
         count(*) filter (where not is_new)::integer as updated
  from written`;
