import DataLoader from "dataloader";
import type { Source } from "../../identity";
import { rowsOf } from "../../platform/rows";
import { listFactors } from "./factor.query";
import type { ShownExposure } from "./symbol-factor-exposure.entity";

export interface ExposuresOfDay {
  readonly symbol: string;
  /** The day of the calculation, null for the latest one of the symbol. */
  readonly date: string | null;
}

interface ExposuresOfKey {
  readonly place: number;
  readonly exposures: (ShownExposure & { readonly factorId: string })[];
}

/**
 * The exposures of each symbol on a day, in the factors' order, each with its factor; two statements for any number of
 * symbols. A page of symbols has a thousand exposures, so they come as JSON and are handed on as they are: an entity and
 * a promise for each would cost several times as much.
 */
export function exposuresBySymbol({ db }: Source): DataLoader<ExposuresOfDay, ShownExposure[], string> {
  return new DataLoader(
    async (keys) => {
      const [rows, definitions] = await Promise.all([
        rowsOf<ExposuresOfKey>(db, EXPOSURES, [keys.map(({ symbol }) => symbol), keys.map(({ date }) => date)]),
        listFactors(db),
      ]);
      const factors = new Map(definitions.map((factor) => [factor.id, factor]));
      const byPlace = new Map(rows.map(({ place, exposures }) => [Number(place), exposures]));
      return keys.map((_, index) => {
        const exposures = byPlace.get(index + 1) ?? [];
        for (const exposure of exposures) exposure.factor = factors.get(exposure.factorId)!;
        return exposures;
      });
    },
    { cacheKeyFn: ({ symbol, date }) => `${symbol} ${date}` },
  );
}

const EXPOSURES = `
  select wanted.place,
         json_agg(
           json_build_object(
             'symbol', exposure.symbol,
             'factorId', exposure.factor_id,
             'calculationDate', exposure.calculation_date,
             'betaValue', exposure.beta_value,
             'rSquared', exposure.r_squared,
             'observations', exposure.observations,
             'qualityFlag', exposure.quality_flag,
             'calculationMethod', exposure.calculation_method
           )
           order by factor.display_order
         ) as exposures
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
  group by wanted.place`;
