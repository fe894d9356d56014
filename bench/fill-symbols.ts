import type { Client } from "pg";

/** Replaces all symbols by `symbols` ones, each with bars, metrics, the exposures of two calculations and a job. */
export async function fillSymbols(client: Client, symbols: number, days: number): Promise<void> {
  await client.query("truncate market.market_data_cache");
  await client.query("delete from market.symbol_onboarding_queue");
  await client.query("delete from market.symbol_universe");
  await client.query(
    `insert into market.market_data_cache (symbol, date, open, high, low, close, volume, data_source)
     select 'S' || lpad(symbol.number::text, 4, '0'), date '2015-01-01' + day.number, 10.25, 12.5, 9.75, 11,
            1000 + day.number, 'bench'
     from generate_series(1, $1::integer) as symbol (number)
     cross join generate_series(1, $2::integer) as day (number)`,
    [symbols, days],
  );
  await client.query(
    `insert into market.symbol_universe (symbol, last_price_date, last_factor_date)
     select symbol, max(date), max(date)
     from market.market_data_cache
     group by symbol`,
  );
  await client.query(
    `insert into market.symbol_daily_metrics (symbol, metrics_date, current_price, return_1d, return_ytd, return_1y)
     select symbol, last_price_date, 11, 0.0125, -0.25, 1.5
     from market.symbol_universe`,
  );
  await client.query(
    `insert into market.symbol_factor_exposures
       (symbol, factor_id, calculation_date, beta_value, r_squared, observations, quality_flag, calculation_method)
     select symbol, factor.id, last_factor_date - ago, 0.25 * factor.display_order, 0.375, 90, 'full_history',
            'ols_market'
     from market.symbol_universe
     cross join market.factor_definitions factor
     cross join generate_series(0, 1) as ago
     where factor.name <> 'Provider Beta (1Y)'`,
  );
  await client.query(
    `insert into market.symbol_onboarding_queue (symbol, requested_by, status, phase, started_at, completed_at)
     select symbol, (select id from identity.users limit 1), 'completed', 'done', now(), now()
     from market.symbol_universe`,
  );
  await client.query(
    `vacuum (analyze) market.market_data_cache, market.symbol_universe, market.symbol_daily_metrics,
       market.symbol_factor_exposures, market.symbol_onboarding_queue`,
  );
}
