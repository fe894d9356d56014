import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";
import { STALE_DAYS } from "../factors/factor-models";
import type { DailyMetrics } from "./calculate-metrics";

/** The calculated metrics of one symbol. */
export interface MetricsToWrite extends DailyMetrics {
  readonly symbol: string;
  /** Null if the provider did not report it; the stored name is kept then. */
  readonly companyName: string | null;
  readonly dataQualityScore: number;
}

/**
 * Stores the metrics of any number of symbols in one statement, together with each symbol's latest factor exposures.
 * There is one row per symbol: new metrics replace the previous ones.
 */
export async function writeMetrics(db: EntityManager, calculated: readonly MetricsToWrite[]): Promise<void> {
  await rowsOf(db, UPSERT, { calculated: JSON.stringify(calculated), staleDays: STALE_DAYS });
}

const beta = (factorName: string) => `(beta ->> '${factorName}')::float8`;

/** Every column but the symbol, with the expression of its value. */
const COLUMNS: Readonly<Record<string, string>> = {
  metrics_date: `"metricsDate"`,
  current_price: `"currentPrice"`,
  return_1d: `"return1d"`,
  return_mtd: `"returnMtd"`,
  return_ytd: `"returnYtd"`,
  return_1m: `"return1m"`,
  return_3m: `"return3m"`,
  return_1y: `"return1y"`,
  company_name: `"companyName"`,
  data_quality_score: `"dataQualityScore"`,
  sector: "universe.sector",
  industry: "universe.industry",
  updated_at: "now()",
  factor_value: beta("Value"),
  factor_growth: beta("Growth"),
  factor_momentum: beta("Momentum"),
  factor_quality: beta("Quality"),
  factor_size: beta("Size"),
  factor_low_vol: beta("Low Volatility"),
  factor_growth_value_spread: beta("Growth-Value Spread"),
  factor_momentum_spread: beta("Momentum Spread"),
  factor_size_spread: beta("Size Spread"),
  factor_quality_spread: beta("Quality Spread"),
};
const NAMES = Object.keys(COLUMNS);

const replacementOf = (name: string) =>
  name === "company_name" ? "coalesce(excluded.company_name, stored.company_name)" : `excluded.${name}`;

const UPSERT = `/* writeMetrics */
  with calculated as (
    select *
    from jsonb_to_recordset(:calculated::jsonb) as calculated (
      symbol text, "metricsDate" date, "currentPrice" numeric, "return1d" float8, "returnMtd" float8,
      "returnYtd" float8, "return1m" float8, "return3m" float8, "return1y" float8, "companyName" text,
      "dataQualityScore" float8
    )
  ),
  exposed as (
    select latest.symbol, jsonb_object_agg(factor.name, latest.beta_value) as beta
    from (
      select distinct on (exposure.symbol, exposure.factor_id) exposure.*
      from market.symbol_factor_exposures exposure
      join market.symbol_universe universe
        on universe.symbol = exposure.symbol
        and exposure.calculation_date >= universe.last_factor_date - :staleDays::integer
      where exposure.symbol in (select symbol from calculated)
      order by exposure.symbol, exposure.factor_id, exposure.calculation_date desc
    ) latest
    join market.factor_definitions factor on factor.id = latest.factor_id
    group by latest.symbol
  )
  insert into market.symbol_daily_metrics as stored (symbol, ${NAMES.join(", ")})
  select calculated.symbol, ${Object.values(COLUMNS).join(", ")}
  from calculated
  join market.symbol_universe universe using (symbol)
  left join exposed using (symbol)
  order by calculated.symbol
  on conflict (symbol) do update
  set (${NAMES.join(", ")})
    = (${NAMES.map(replacementOf).join(", ")})`;
