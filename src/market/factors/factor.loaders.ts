import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Source } from "../../identity";
import { entityReader, groupBy, type Row, rowsOf } from "../../platform/rows";
import { FactorDefinition } from "./factor-definition.entity";
import { SymbolFactorExposure } from "./symbol-factor-exposure.entity";

/** The factors with these ids; one statement for any number of ids. */
export function factorById({ db }: Source): DataLoader<string, FactorDefinition | null> {
  return new DataLoader(async (ids) => {
    const found = await db.findBy(FactorDefinition, { id: In([...ids]) });
    const factors = new Map(found.map((factor) => [factor.id, factor]));
    return ids.map((id) => factors.get(id) ?? null);
  });
}

export interface ExposuresOfDay {
  readonly symbol: string;
  /** The day of the calculation, null for the latest one of the symbol. */
  readonly date: string | null;
}

/** The exposures of each symbol on a day, in the factors' order; one statement for any number of symbols. */
export function exposuresBySymbol({ db }: Source): DataLoader<ExposuresOfDay, SymbolFactorExposure[], string> {
  return new DataLoader(
    async (keys) => {
      const rows = await rowsOf<Row & { place: number }>(
        db,
        `select wanted.place, exposure.*
         from unnest($1::text[], $2::date[]) with ordinality as wanted (symbol, date, place)
         join market.symbol_factor_exposures exposure
           on exposure.symbol = wanted.symbol
          and exposure.calculation_date = coalesce(
            wanted.date,
            (
              select max(latest.calculation_date)
              from market.symbol_factor_exposures latest
              where latest.symbol = wanted.symbol
            )
          )
         join market.factor_definitions factor on factor.id = exposure.factor_id
         order by wanted.place, factor.display_order`,
        [keys.map(({ symbol }) => symbol), keys.map(({ date }) => date)],
      );
      const read = entityReader(db, SymbolFactorExposure);
      const byPlace = groupBy(rows, (row) => Number(row.place));
      return keys.map((_, index) => (byPlace.get(index + 1) ?? []).map(read));
    },
    { cacheKeyFn: ({ symbol, date }) => `${symbol} ${date}` },
  );
}
