import type { EntityManager } from "typeorm";

export interface SymbolProfile {
  readonly assetType: string | null;
  readonly sector: string | null;
  readonly industry: string | null;
}

/**
 * Registers symbols in the symbol universe, or updates the first and last day of registered ones from the stored bars.
 * Symbols without bars are skipped. Stored asset type, sector and industry are kept where the profile has none.
 */
export async function registerSymbols(
  db: EntityManager,
  symbols: readonly string[],
  source: "seed" | "onboarding" | "admin" | "batch",
  profile: SymbolProfile | null = null,
): Promise<void> {
  await db.query(
    `/* registerSymbols */
     insert into market.symbol_universe as known
       (symbol, asset_type, sector, industry, first_seen_date, last_seen_date, added_source, last_price_date)
     select requested.symbol, $3, $4, $5, first.date, last.date, $2, last.date
     from unnest($1::text[]) as requested (symbol)
     cross join lateral (
       select bar.date from market.market_data_cache bar where bar.symbol = requested.symbol order by bar.date limit 1
     ) first
     cross join lateral (
       select bar.date from market.market_data_cache bar where bar.symbol = requested.symbol order by bar.date desc limit 1
     ) last
     order by requested.symbol
     on conflict (symbol) do update
     set asset_type = coalesce(excluded.asset_type, known.asset_type),
         sector = coalesce(excluded.sector, known.sector),
         industry = coalesce(excluded.industry, known.industry),
         first_seen_date = excluded.first_seen_date,
         last_seen_date = greatest(excluded.last_seen_date, known.last_seen_date),
         last_price_date = excluded.last_price_date,
         is_active = known.is_active or $2 = 'onboarding',
         unknown_refreshes = case when $2 = 'onboarding' then 0 else known.unknown_refreshes end,
         updated_at = now()
     where (known.first_seen_date, known.last_price_date, known.asset_type, known.sector, known.industry, known.is_active,
           $2 = 'onboarding' and known.unknown_refreshes > 0)
       is distinct from
           (excluded.first_seen_date, excluded.last_price_date, coalesce(excluded.asset_type, known.asset_type),
            coalesce(excluded.sector, known.sector), coalesce(excluded.industry, known.industry),
            known.is_active or $2 = 'onboarding', false)`,
    [symbols, source, profile?.assetType ?? null, profile?.sector ?? null, profile?.industry ?? null],
  );
}
