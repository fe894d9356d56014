import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";

export interface ProfileToStore {
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
  profile: ProfileToStore | null = null,
): Promise<void> {
  const { assetType = null, sector = null, industry = null } = profile ?? {};
  await rowsOf(db, UPSERT, { symbols, source, assetType, sector, industry });
}

const UPSERT = `/* registerSymbols */
  insert into market.symbol_universe as stored
    (symbol, asset_type, sector, industry, first_seen_date, last_seen_date, added_source, last_price_date)
  select requested.symbol, :assetType, :sector, :industry, first.date, last.date, :source, last.date
  from unnest(:symbols::text[]) as requested (symbol)
  cross join lateral (
    select bar.date from market.market_data_cache bar where bar.symbol = requested.symbol order by bar.date limit 1
  ) first
  cross join lateral (
    select bar.date from market.market_data_cache bar where bar.symbol = requested.symbol order by bar.date desc limit 1
  ) last
  order by requested.symbol
  on conflict (symbol) do update
  set asset_type = coalesce(excluded.asset_type, stored.asset_type),
      sector = coalesce(excluded.sector, stored.sector),
      industry = coalesce(excluded.industry, stored.industry),
      first_seen_date = excluded.first_seen_date,
      last_seen_date = greatest(excluded.last_seen_date, stored.last_seen_date),
      last_price_date = excluded.last_price_date,
      is_active = stored.is_active or :source = 'onboarding',
      unknown_refreshes = case when :source = 'onboarding' then 0 else stored.unknown_refreshes end,
      updated_at = now()
  where (stored.first_seen_date, stored.last_price_date, stored.asset_type, stored.sector, stored.industry,
         stored.is_active, :source = 'onboarding' and stored.unknown_refreshes > 0)
    is distinct from
        (excluded.first_seen_date, excluded.last_price_date, coalesce(excluded.asset_type, stored.asset_type),
         coalesce(excluded.sector, stored.sector), coalesce(excluded.industry, stored.industry),
         stored.is_active or :source = 'onboarding', false)`;
