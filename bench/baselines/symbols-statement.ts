/** Builds the response of the symbols query in one statement: the lowest possible cost of the joins. */
export const SYMBOLS_STATEMENT = `
  select json_build_object('symbols', json_build_object('nodes', json_agg(known.node order by known.symbol))) as data
  from (
    select universe.symbol,
           json_build_object(
             'symbol', universe.symbol,
             'lastPriceDate', universe.last_price_date,
             'latestBar', (
               select json_build_object(
                        'date', bar.date, 'open', bar.open::text, 'high', bar.high::text, 'low', bar.low::text,
                        'close', bar.close::text, 'volume', bar.volume
                      )
               from market.market_data_cache bar
               where bar.symbol = universe.symbol
               order by bar.date desc
               limit 1
             ),
             'dailyMetrics', (
               select json_build_object(
                        'metricsDate', metrics.metrics_date, 'currentPrice', metrics.current_price::text,
                        'return1d', metrics.return_1d, 'returnYtd', metrics.return_ytd, 'return1y', metrics.return_1y
                      )
               from market.symbol_daily_metrics metrics
               where metrics.symbol = universe.symbol
             ),
             'factorExposures', (
               select coalesce(
                        json_agg(
                          json_build_object(
                            'betaValue', exposure.beta_value, 'rSquared', exposure.r_squared,
                            'factor', json_build_object('name', factor.name)
                          )
                          order by factor.display_order
                        ),
                        '[]'
                      )
               from market.symbol_factor_exposures exposure
               join market.factor_definitions factor on factor.id = exposure.factor_id
               where exposure.symbol = universe.symbol
                 and exposure.calculation_date = (
                   select max(latest.calculation_date)
                   from market.symbol_factor_exposures latest
                   where latest.symbol = universe.symbol
                 )
             ),
             'onboarding', (
               select json_build_object('status', upper(job.status), 'phase', upper(job.phase::text))
               from market.symbol_onboarding_queue job
               where job.symbol = universe.symbol
               order by job.created_at desc
               limit 1
             )
           ) as node
    from market.symbol_universe universe
    order by universe.symbol
    limit $1
  ) known`;
