import DataLoader from "dataloader";
import type { Source } from "../../identity";
import { rowsOf } from "../../platform/sql/rows";
import type { FactorDefinition } from "./factor-definition.entity";
import { listFactorDefinitions } from "./factor-definition.query";
import { STALE_DAYS } from "./factor-models";
import type { ShownExposure } from "./symbol-factor-exposure.entity";

export interface ExposuresKey {
  readonly symbol: string;
  /** Calculation date; null for the latest exposure to each factor. */
  readonly date: string | null;
}

interface ExposuresOfKey {
  readonly place: number;
  readonly exposures: readonly ExposureParts[];
}

type ExposureParts = [
  factorId: string,
  calculationDate: string,
  betaValue: number,
  rSquared: number | null,
  observations: number | null,
  qualityFlag: string | null,
  calculationMethod: string,
];

/**
 * Loads the exposures of each symbol for a calculation date, or the latest one to each factor, ordered like the
 * factors, each with its factor. Sends two statements for any number of symbols. A page of symbols has a thousand
 * exposures, so each symbol's exposures are read as one JSON array: a row, an entity and a promise for each would cost
 * several times as much.
 */
export function exposuresBySymbol({ db }: Source): DataLoader<ExposuresKey, ShownExposure[], string> {
  return new DataLoader(
    async (keys) => {
      const [rows, definitions] = await Promise.all([
        rowsOf<ExposuresOfKey>(db, EXPOSURES, {
          symbols: keys.map(({ symbol }) => symbol),
          dates: keys.map(({ date }) => date),
          staleDays: STALE_DAYS,
        }),
        listFactorDefinitions(db),
      ]);
      const factors = new Map(definitions.map((factor) => [factor.id, factor]));
      const byPlace = new Map(rows.map((row) => [row.place, row]));
      return keys.map(({ symbol }, index) => {
        const found = byPlace.get(index + 1);
        return found === undefined ? [] : found.exposures.map((parts) => exposureOf(symbol, parts, factors));
      });
    },
    { cacheKeyFn: ({ symbol, date }) => `${symbol} ${date}` },
  );
}

function exposureOf(
  symbol: string,
  [factorId, calculationDate, betaValue, rSquared, observations, qualityFlag, calculationMethod]: ExposureParts,
  factors: ReadonlyMap<string, FactorDefinition>,
): ShownExposure {
  const factor = factors.get(factorId)!;
  return { symbol, factor, calculationDate, betaValue, rSquared, observations, qualityFlag, calculationMethod };
}

const EXPOSURES = `/* exposuresBySymbol */
  select requested.place::integer as place,
         json_agg(
           json_build_array(
             exposure.factor_id,
             exposure.calculation_date,
             exposure.beta_value,
             exposure.r_squared,
             exposure.observations,
             exposure.quality_flag,
             exposure.calculation_method
           )
           order by factor.display_order
         ) as exposures
  from unnest(:symbols::text[], :dates::date[]) with ordinality as requested (symbol, date, place)
  cross join lateral (
    select coalesce(requested.date, max(newest.calculation_date) - :staleDays::integer) as first,
           coalesce(requested.date, max(newest.calculation_date)) as last
    from market.symbol_factor_exposures newest
    where newest.symbol = requested.symbol
  ) day
  cross join lateral (
    select distinct on (each.factor_id) each.*
    from market.symbol_factor_exposures each
    where each.symbol = requested.symbol
      and each.calculation_date between day.first and day.last
    order by each.factor_id, each.calculation_date desc
  ) exposure
  join market.factor_definitions factor on factor.id = exposure.factor_id
  group by requested.place`;
