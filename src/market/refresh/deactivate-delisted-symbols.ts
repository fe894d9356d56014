import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";

/** Consecutive refreshes after which a symbol unknown to the provider is presumed delisted. */
const DELISTED_AFTER_REFRESHES = 5;

/**
 * Counts the consecutive refreshes in which the provider did not know each symbol, and deactivates the symbols that
 * reach the limit. Only symbols whose last bar came from this provider are deactivated: imported or uploaded bars need
 * no provider. Returns the symbols that became inactive.
 */
export async function deactivateDelistedSymbols(
  db: EntityManager,
  provider: string,
  unknown: readonly string[],
  known: readonly string[],
): Promise<string[]> {
  const limit = DELISTED_AFTER_REFRESHES;
  const rows = await rowsOf<{ symbol: string }>(db, COUNT_AND_DEACTIVATE, { unknown, known, provider, limit });
  return rows.map(({ symbol }) => symbol);
}

const COUNT_AND_DEACTIVATE = `/* deactivateDelistedSymbols */
  with counted as (
    update market.symbol_universe universe
    set unknown_refreshes = case when symbol = any(:unknown::text[]) then unknown_refreshes + 1 else 0 end,
        is_active = not (
          symbol = any(:unknown::text[])
          and unknown_refreshes + 1 >= :limit
          and :provider = (
            select split_part(bar.data_source, ':', 1)
            from market.market_data_cache bar
            where bar.symbol = universe.symbol
            order by bar.date desc
            limit 1
          )
        ),
        updated_at = now()
    where is_active
      and (symbol = any(:unknown::text[]) or (symbol = any(:known::text[]) and unknown_refreshes > 0))
    returning symbol, is_active
  )
  select symbol from counted where not is_active order by symbol`;
