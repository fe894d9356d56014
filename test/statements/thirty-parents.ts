import type { TestDatabase } from "../support/test-database";
import { insertThirtyStrategies } from "./thirty-strategies";

/** Inserts 30 running runs, each with 5 of 8 tickers processed, 30 instruments, holdings, symbols and strategies. */
export async function insertThirtyParents(database: TestDatabase): Promise<void> {
  await database.sql(`
    insert into runs.strategy_run
      (run_id, strategy_code, version, params_hash, params_json, execution_status, started_at, last_progress_update,
       created_at, processed_count, total_count, passed_count, recent_tickers, recent_seconds, owner_id)
    select ('00000000-0000-4000-8000-' || lpad(nth::text, 12, '0'))::uuid, 'sample', '1', 'x', '{}', 'running', now(),
           now(), now() - nth * interval '1 second', 5, 8, 5, 5, 5, (select id from identity.users limit 1)
    from generate_series(1, 30) as nth`);
  await database.sql(`
    insert into runs.strategy_run_ticker (run_id, ticker, place)
    select run_id, ticker, place
    from runs.strategy_run
    cross join unnest('{T01,T02,T03,T04,T05,LEFT1,LEFT2,LEFT3}'::text[]) with ordinality as universe (ticker, place)`);
  await database.sql(`
    insert into runs.strategy_execution_progress
      (run_id, ticker, sequence_number, revision, processed_at, passed, score, processing_time_ms)
    select run_id, 'T' || lpad(nth::text, 2, '0'), nth, nth, now(), true, nth, nth
    from runs.strategy_run
    cross join generate_series(1, 5) as nth`);
  await database.sql(`
    insert into runs.strategy_result (run_id, owner_id, strategy_code, ticker, passed, score, reasons, created_at)
    select run_id, run.owner_id, 'sample', ticker, true, score, '{a}', processed_at
    from runs.strategy_execution_progress
    join runs.strategy_run run using (run_id)`);
  // Every instrument has results, so that any page of instruments shows some.
  await database.sql(`
    insert into runs.strategy_result (run_id, owner_id, strategy_code, ticker, passed, created_at)
    select run.run_id, run.owner_id, 'sample', 'T' || lpad(nth::text, 2, '0'), true, now()
    from (select * from runs.strategy_run limit 1) run
    cross join generate_series(1, 30) as nth
    on conflict do nothing`);
  await database.sql(`
    insert into runs.instruments (ticker)
    select 'T' || lpad(nth::text, 2, '0')
    from generate_series(1, 30) as nth`);
  await database.sql(`
    insert into runs.holdings (account, ticker, quantity, owner_id)
    select 'X', 'T' || lpad(nth::text, 2, '0'), 1, (select id from identity.users limit 1)
    from generate_series(1, 30) as nth`);
  await database.sql(`
    insert into market.market_data_cache (symbol, date, close, data_source)
    select 'T01', date '2024-01-01' + nth, 10, 'test'
    from generate_series(1, 10) as nth`);
  await insertThirtySymbols(database);
  await insertThirtyStrategies(database);
  await database.sql(`
    insert into runs.strategy_run (run_id, strategy_code, version, params_hash, params_json, executor, created_at)
    select gen_random_uuid(), 'waiting', '1', 'x', '{}', 'server', now() - interval '1 day'
    from generate_series(1, 30)`);
}

/** Inserts symbols with bars, metrics, exposures to two factors and a waiting onboarding. */
async function insertThirtySymbols(database: TestDatabase): Promise<void> {
  const symbols = "select 'T' || lpad(nth::text, 2, '0') as symbol, nth from generate_series(1, 30) as nth";
  await database.sql(`insert into market.symbol_universe (symbol) select symbol from (${symbols}) as sample`);
  await database.sql(`
    insert into market.market_data_cache (symbol, date, close, data_source)
    select symbol, date '2024-01-01' + day, 10, 'test'
    from (${symbols}) as sample
    cross join generate_series(1, 3) as day
    where symbol <> 'T01'`);
  await database.sql(`
    insert into market.symbol_daily_metrics (symbol, metrics_date)
    select symbol, date '2024-01-04' from (${symbols}) as sample`);
  await database.sql(`
    insert into market.symbol_factor_exposures (symbol, factor_id, calculation_date, beta_value, calculation_method)
    select symbol, factor.id, date '2024-01-04', 1, 'test'
    from (${symbols}) as sample
    cross join (select id from market.factor_definitions order by display_order limit 2) as factor`);
  await database.sql(`
    insert into market.symbol_onboarding_queue (symbol, requested_by, created_at)
    select symbol, (select id from identity.users limit 1), now() - nth * interval '1 second'
    from (${symbols}) as sample`);
  await database.sql(`
    insert into market.symbol_onboarding_requesters (onboarding_id, user_id, priority)
    select id, requested_by, priority from market.symbol_onboarding_queue`);
}
