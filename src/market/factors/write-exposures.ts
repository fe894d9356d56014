import type { EntityManager } from "typeorm";
import { changedBy } from "../../platform/sql/rows";
import type { Exposure } from "./exposure";
import { STALE_DAYS } from "./factor-models";

/** The calculated exposures of one symbol. */
export interface ExposuresToWrite {
  readonly symbol: string;
  /** Last day of the symbol's prices, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Each with its own last observation, at most `STALE_DAYS` before `asOf`. */
  readonly exposures: readonly Exposure[];
}

/**
 * Stores the exposures of any number of symbols in one statement, each dated by its last observation. A recalculation
 * replaces the rows of that day and deletes later ones, whose prices no longer exist. A factor that can no longer be
 * calculated keeps no row for the symbol's last day.
 */
export async function writeExposures(db: EntityManager, calculated: readonly ExposuresToWrite[]): Promise<void> {
  const rows = calculated.flatMap(({ symbol, exposures }) => exposures.map((exposure) => ({ symbol, ...exposure })));
  await changedBy(db, WRITE, {
    exposures: JSON.stringify(rows),
    symbols: calculated.map(({ symbol }) => symbol),
    days: calculated.map(({ asOf }) => asOf),
    staleDays: STALE_DAYS,
  });
}

interface StoredField {
  readonly field: keyof Exposure;
  readonly type: string;
}

/** The columns that a recalculation replaces, and the fields that they store. */
const COLUMNS: Readonly<Record<string, StoredField>> = {
  beta_value: { field: "betaValue", type: "float8" },
  r_squared: { field: "rSquared", type: "float8" },
  observations: { field: "observations", type: "integer" },
  quality_flag: { field: "qualityFlag", type: "text" },
  calculation_method: { field: "calculationMethod", type: "text" },
  regularization_alpha: { field: "regularizationAlpha", type: "float8" },
  regression_window_days: { field: "regressionWindowDays", type: "integer" },
};
const NAMES = Object.keys(COLUMNS);
const FIELDS = Object.values(COLUMNS);

const WRITE = `/* writeExposures */
  with day as (
    select *
    from unnest(:symbols::text[], :days::date[]) as day (symbol, date)
  ),
  calculated as (
    select *
    from jsonb_to_recordset(:exposures::jsonb) as calculated (
      symbol text, "lastObservation" date, "factorName" text,
      ${FIELDS.map(({ field, type }) => `"${field}" ${type}`).join(", ")}
    )
  ),
  removed as (
    delete from market.symbol_factor_exposures stored
    using day, market.factor_definitions factor
    where stored.symbol = day.symbol
      and factor.id = stored.factor_id
      and stored.calculation_date >= day.date - :staleDays::integer
      and stored.calculation_date >= coalesce(
        (
          select calculated."lastObservation" + 1
          from calculated
          where calculated.symbol = stored.symbol and calculated."factorName" = factor.name and factor.is_active
        ),
        day.date
      )
    returning stored.id
  ),
  written as (
    insert into market.symbol_factor_exposures as stored (symbol, factor_id, calculation_date, ${NAMES.join(", ")})
    select calculated.symbol, factor.id, "lastObservation", ${FIELDS.map(({ field }) => `"${field}"`).join(", ")}
    from calculated
    join market.factor_definitions factor on factor.name = calculated."factorName" and factor.is_active
    order by calculated.symbol, factor.id
    on conflict (symbol, factor_id, calculation_date) do update
    set (${NAMES.join(", ")})
      = (${NAMES.map((name) => `excluded.${name}`).join(", ")})
  )
  update market.symbol_universe universe
  set last_factor_date = latest.date, updated_at = now()
  from (
    select day.symbol,
           greatest(
             (
               select max("lastObservation")
               from calculated
               join market.factor_definitions factor on factor.name = calculated."factorName" and factor.is_active
               where calculated.symbol = day.symbol
             ),
             -- The table as it was before this statement.
             (
               select max(earlier.calculation_date)
               from market.symbol_factor_exposures earlier
               where earlier.symbol = day.symbol and earlier.id not in (select id from removed)
             )
           ) as date
    from day
  ) latest
  where universe.symbol = latest.symbol
    and universe.last_factor_date is distinct from latest.date`;
