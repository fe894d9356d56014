import type { EntityManager } from "typeorm";
import type { Exposure } from "./exposure";

/** The exposures of one symbol as of one day. */
export interface ExposuresToWrite {
  readonly symbol: string;
  /** Last day of the symbol's prices, `YYYY-MM-DD`. */
  readonly calculationDate: string;
  readonly exposures: readonly Exposure[];
}

/**
 * Stores the exposures of any number of symbols in one statement. Calculating a day again replaces what it gave: a factor
 * that can no longer be calculated leaves no row of that day behind.
 */
export async function writeExposures(db: EntityManager, calculated: readonly ExposuresToWrite[]): Promise<void> {
  const rows = calculated.flatMap(({ symbol, calculationDate, exposures }) =>
    exposures.map((exposure) => ({ symbol, calculationDate, ...exposure })),
  );
  await db.query(
    `with day as (
       select *
       from unnest($2::text[], $3::date[]) as day (symbol, date)
     ),
     calculated as (
       select *
       from jsonb_to_recordset($1::jsonb) as calculated (
         symbol text, "calculationDate" date, "factorName" text, "betaValue" float8, "rSquared" float8,
         observations integer, "qualityFlag" text, "calculationMethod" text, "regularizationAlpha" float8,
         "regressionWindowDays" integer
       )
     ),
     removed as (
       delete from market.symbol_factor_exposures stored
       using day, market.factor_definitions factor
       where stored.symbol = day.symbol
         and stored.calculation_date = day.date
         and factor.id = stored.factor_id
         and not (
           factor.is_active
           and exists (
             select
             from calculated
             where calculated.symbol = stored.symbol and calculated."factorName" = factor.name
           )
         )
     ),
     written as (
       insert into market.symbol_factor_exposures as stored
         (symbol, factor_id, calculation_date, beta_value, r_squared, observations, quality_flag, calculation_method,
          regularization_alpha, regression_window_days)
       select calculated.symbol, factor.id, "calculationDate", "betaValue", "rSquared", observations, "qualityFlag",
              "calculationMethod", "regularizationAlpha", "regressionWindowDays"
       from calculated
       join market.factor_definitions factor on factor.name = calculated."factorName" and factor.is_active
       order by calculated.symbol, factor.id
       on conflict (symbol, factor_id, calculation_date) do update
       set beta_value = excluded.beta_value,
           r_squared = excluded.r_squared,
           observations = excluded.observations,
           quality_flag = excluded.quality_flag,
           calculation_method = excluded.calculation_method,
           regularization_alpha = excluded.regularization_alpha,
           regression_window_days = excluded.regression_window_days
     )
     update market.symbol_universe universe
     set last_factor_date = latest.date, updated_at = now()
     from (
       select day.symbol,
              greatest(
                (select max("calculationDate") from calculated where calculated.symbol = day.symbol),
                -- The table as it was before this statement: of this day it says nothing any more.
                (
                  select max(earlier.calculation_date)
                  from market.symbol_factor_exposures earlier
                  where earlier.symbol = day.symbol and earlier.calculation_date <> day.date
                )
              ) as date
       from day
     ) latest
     where universe.symbol = latest.symbol
       and universe.last_factor_date is distinct from latest.date`,
    [
      JSON.stringify(rows),
      calculated.map(({ symbol }) => symbol),
      calculated.map(({ calculationDate }) => calculationDate),
    ],
  );
}
