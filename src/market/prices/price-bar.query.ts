import type { EntityManager } from "typeorm";
import { normalizeTicker } from "../../engine/ticker";
import type { Connection } from "../../platform/paging/connection.type";
import { keysetPage } from "../../platform/paging/keyset-page";
import type { PageArgs } from "../../platform/paging/page-args.type";
import { rowsOf } from "../../platform/sql/rows";
import { PriceBar } from "./price-bar.entity";

/** Returns one page of a symbol's bars, oldest first; both ends of the period are inclusive. */
export function listBars(
  db: EntityManager,
  symbol: string,
  { from, to }: { readonly from?: string | null; readonly to?: string | null },
  page: PageArgs,
): Promise<Connection<PriceBar>> {
  return keysetPage(
    db,
    {
      name: "listBars",
      entity: PriceBar,
      alias: "bar",
      where: [
        (bind) => `bar.symbol = ${bind(normalizeTicker(symbol))}`,
        from != null && ((bind) => `bar.date >= ${bind(from)}::date`),
        to != null && ((bind) => `bar.date <= ${bind(to)}::date`),
      ],
      order: { name: "bars:DATE:ASC", direction: "ASC", keys: [{ expression: "bar.date", type: "date" }] },
    },
    page,
  );
}

/** Returns the close on exactly that day; null if the symbol has no bar for it. */
export async function closePrice(db: EntityManager, symbol: string, date: string): Promise<string | null> {
  const bar = await db.findOne(PriceBar, {
    comment: "closePrice",
    select: { close: true, id: true },
    where: { symbol: normalizeTicker(symbol), date },
  });
  return bar?.close ?? null;
}

/** Returns the last day with a bar of one symbol, or of all; null without bars (never today). */
export async function latestPriceDate(db: EntityManager, symbol: string | null | undefined): Promise<string | null> {
  const [row] = await rowsOf<{ date: string | null }>(
    db,
    symbol == null
      ? "/* latestPriceDate */ select max(date)::text as date from market.market_data_cache"
      : "/* latestPriceDate */ select max(date)::text as date from market.market_data_cache where symbol = $1",
    symbol == null ? [] : [normalizeTicker(symbol)],
  );
  return row?.date ?? null;
}

/** Returns the last day that at least half of the symbols with bars have reached; null if none of them has bars. */
export async function medianLatestDate(db: EntityManager, symbols: readonly string[]): Promise<string | null> {
  const [row] = await rowsOf<{ date: string | null }>(
    db,
    `/* medianLatestDate */
     select (percentile_disc(0.5) within group (order by latest.date desc))::text as date
     from unnest($1::text[]) as requested (symbol)
     cross join lateral (
       select bar.date
       from market.market_data_cache bar
       where bar.symbol = requested.symbol
       order by bar.date desc
       limit 1
     ) latest`,
    [symbols],
  );
  return row?.date ?? null;
}

/** Returns those of the symbols that have at least one bar up to a day, or any bar if `until` is null. */
export async function symbolsWithBars(
  db: EntityManager,
  symbols: readonly string[],
  until: string | null,
): Promise<string[]> {
  const rows = await rowsOf<{ symbol: string }>(
    db,
    `/* symbolsWithBars */
     select requested.symbol
     from unnest($1::text[]) as requested (symbol)
     where exists (
       select
       from market.market_data_cache bar
       where bar.symbol = requested.symbol
         and bar.date <= coalesce($2::date, 'infinity')
     )`,
    [symbols, until],
  );
  return rows.map(({ symbol }) => symbol);
}

/** Returns the last day with a bar by symbol; symbols without bars are omitted. */
export async function latestDates(db: EntityManager, symbols: readonly string[]): Promise<Map<string, string>> {
  const rows = await rowsOf<{ symbol: string; date: string }>(
    db,
    `/* latestDates */
     select requested.symbol, latest.date::text as date
     from unnest($1::text[]) as requested (symbol)
     cross join lateral (
       select bar.date
       from market.market_data_cache bar
       where bar.symbol = requested.symbol
       order by bar.date desc
       limit 1
     ) latest`,
    [symbols],
  );
  return new Map(rows.map(({ symbol, date }) => [symbol, date]));
}
