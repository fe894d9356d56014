import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";

/** Refreshes in a row after which a symbol that the provider does not know is taken for delisted. */
const DELISTED_AFTER_REFRESHES = 5;

/**
 * Counts, for each symbol, the refreshes in a row in which the provider did not know it, and ends the upkeep of those it
 * has not known for long. Only of those that it knew once, as their last bar says: bars that were imported or uploaded
 * need no provider. Gives the symbols that became inactive.
 */
export async function deactivateDelistedSymbols(
  db: EntityManager,
  provider: string,
  unknown: readonly string[],
  known: readonly string[],
): Promise<string[]> {
  const rows = await rowsOf<{ symbol: string }>(
    db,
    `/* deactivateDelistedSymbols */
     with counted as (
       update market.symbol_universe universe
       set unknown_refreshes = case when symbol = any($1::text[]) then unknown_refreshes + 1 else 0 end,
           is_active = not (
             symbol = any($1::text[])
             and unknown_refreshes + 1 >= $4
             and $3 = (
               select split_part(bar.data_source, ':', 1)
               from market.market_data_cache bar
               where bar.symbol = universe.symbol
               order by bar.date desc
               limit 1
             )
           ),
           updated_at = now()
       where is_active
         and (symbol = any($1::text[]) or (symbol = any($2::text[]) and unknown_refreshes > 0))
       returning symbol, is_active
     )
     select symbol from counted where not is_active order by symbol`,
    [unknown, known, provider, DELISTED_AFTER_REFRESHES],
  );
  return rows.map(({ symbol }) => symbol);
}
