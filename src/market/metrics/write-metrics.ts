import type { EntityManager } from "typeorm";
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
  await db.query(
    `/* writeMetrics */
     with calculated as (
       select *
       from jsonb_to_recordset($1::jsonb) as calculated (
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
           on universe.symbol = exposure.symbol and exposure.calculation_date >= universe.last_factor_date - $2::integer
         where exposure.symbol in (select symbol from calculated)
         order by exposure.symbol, exposure.factor_id, exposure.calculation_date desc
       ) latest
       join market.factor_definitions factor on factor.id = latest.factor_id
       group by latest.symbol
     )
     insert into market.symbol_daily_metrics as stored
       (symbol, metrics_date, current_price, return_1d, return_mtd, return_ytd, return_1m, return_3m, return_1y,
        company_name, data_quality_score, sector, industry, updated_at,
        factor_value, factor_growth, factor_momentum, factor_quality, factor_size, factor_low_vol,
        factor_growth_value_spread, factor_momentum_spread, factor_size_spread, factor_quality_spread)
     select calculated.symbol, "metricsDate", "currentPrice", "return1d", "returnMtd", "returnYtd", "return1m",
            "return3m", "return1y", "companyName", "dataQualityScore", universe.sector, universe.industry, now(),
            (beta ->> 'Value')::float8, (beta ->> 'Growth')::float8, (beta ->> 'Momentum')::float8,
            (beta ->> 'Quality')::float8, (beta ->> 'Size')::float8, (beta ->> 'Low Volatility')::float8,
            (beta ->> 'Growth-Value Spread')::float8, (beta ->> 'Momentum Spread')::float8,
            (beta ->> 'Size Spread')::float8, (beta ->> 'Quality Spread')::float8
     from calculated
     join market.symbol_universe universe using (symbol)
     left join exposed using (symbol)
     order by calculated.symbol
     on conflict (symbol) do update
     set (metrics_date, current_price, return_1d, return_mtd, return_ytd, return_1m, return_3m, return_1y,
          company_name, data_quality_score, sector, industry, updated_at,
          factor_value, factor_growth, factor_momentum, factor_quality, factor_size, factor_low_vol,
          factor_growth_value_spread, factor_momentum_spread, factor_size_spread, factor_quality_spread)
       = (excluded.metrics_date, excluded.current_price, excluded.return_1d, excluded.return_mtd, excluded.return_ytd,
          excluded.return_1m, excluded.return_3m, excluded.return_1y,
          coalesce(excluded.company_name, stored.company_name), excluded.data_quality_score, excluded.sector,
          excluded.industry, excluded.updated_at,
          excluded.factor_value, excluded.factor_growth, excluded.factor_momentum, excluded.factor_quality,
          excluded.factor_size, excluded.factor_low_vol, excluded.factor_growth_value_spread,
          excluded.factor_momentum_spread, excluded.factor_size_spread, excluded.factor_quality_spread)`,
    [JSON.stringify(calculated), STALE_DAYS],
  );
}
