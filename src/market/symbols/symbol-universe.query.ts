import type { EntityManager } from "typeorm";
import { normalizeTicker } from "../../engine/ticker";
import type { Connection } from "../../platform/paging/connection.type";
import { keysetPage } from "../../platform/paging/keyset-page";
import type { PageArgs } from "../../platform/paging/page-args.type";
import { rowsOf } from "../../platform/sql/rows";
import type { SymbolFilter } from "./symbol-filter.input";
import { SymbolUniverse } from "./symbol-universe.entity";

/** Returns one page of the registered symbols, ordered by symbol. */
export function listSymbols(
  db: EntityManager,
  filter: SymbolFilter | null | undefined,
  page: PageArgs,
): Promise<Connection<SymbolUniverse>> {
  const { symbolIn, assetTypeIn, sectorIn, isActive, pricesOlderThan } = filter ?? {};
  return keysetPage(
    db,
    {
      name: "listSymbols",
      entity: SymbolUniverse,
      alias: "universe",
      where: [
        symbolIn != null && ((bind) => `universe.symbol = any(${bind(symbolIn.map(normalizeTicker))}::text[])`),
        assetTypeIn != null && ((bind) => `universe.asset_type = any(${bind(assetTypeIn)}::text[])`),
        sectorIn != null && ((bind) => `universe.sector = any(${bind(sectorIn)}::text[])`),
        isActive != null && ((bind) => `universe.is_active = ${bind(isActive)}`),
        pricesOlderThan != null &&
          ((bind) => `coalesce(universe.last_price_date, '-infinity') < ${bind(pricesOlderThan)}::date`),
      ],
      order: { name: "symbols:SYMBOL:ASC", direction: "ASC", keys: [{ expression: "universe.symbol", type: "text" }] },
    },
    page,
  );
}

/** Returns all active symbols, ordered alphabetically. */
export async function activeSymbols(db: EntityManager): Promise<string[]> {
  const rows = await rowsOf<{ symbol: string }>(
    db,
    `/* activeSymbols */
     select symbol
     from market.symbol_universe
     where is_active
     order by symbol`,
  );
  return rows.map(({ symbol }) => symbol);
}
