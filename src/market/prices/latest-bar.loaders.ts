import DataLoader from "dataloader";
import type { Source } from "../../identity";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { PriceBar } from "./price-bar.entity";

/** Loads the last bar of each symbol with one step along the (symbol, date) index; no other bars are read. */
export function latestBarBySymbol({ db }: Source): DataLoader<string, PriceBar | null> {
  return new DataLoader(async (symbols) => {
    const rows = await rowsOf<Row>(
      db,
      `/* latestBarBySymbol */
       select latest.*
       from unnest($1::text[]) as requested (symbol)
       cross join lateral (
         select *
         from market.market_data_cache bar
         where bar.symbol = requested.symbol
         order by bar.date desc
         limit 1
       ) latest`,
      [symbols],
    );
    const read = entityReader(db, PriceBar);
    const bars = new Map(rows.map((row) => [row.symbol, read(row)]));
    return symbols.map((symbol) => bars.get(symbol) ?? null);
  });
}
