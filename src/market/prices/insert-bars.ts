/**
 * The upsert that stores the bars of a subquery; all writers use it. An existing bar is replaced if its prices, volume
 * or source differ; its sector and industry are kept. Rows are written in key order, so that two writers of the same
 * bars wait for each other instead of deadlocking.
 */
export function insertBars(bars: string): string {
  return `
    insert into market.market_data_cache as stored (symbol, date, open, high, low, close, volume, data_source)
    select given.*
    from (${bars}) given
    order by symbol, date
    on conflict (symbol, date) do update
    set (open, high, low, close, volume, data_source, updated_at)
      = (excluded.open, excluded.high, excluded.low, excluded.close, excluded.volume, excluded.data_source, now())
    where (stored.open, stored.high, stored.low, stored.close, stored.volume, stored.data_source)
      is distinct from
          (excluded.open, excluded.high, excluded.low, excluded.close, excluded.volume, excluded.data_source)
    returning xmax = 0 as is_new`;
}
