import { testDatabase } from "../support/test-database";

const database = testDatabase();

/** The indexes that the designs of the runs, the symbols, the price cache and the builder name, and what each is on. */
const NAMED = {
  ix_instruments_type: "runs.instruments (instrument_type)",
  ix_instruments_style: "runs.instruments (style_category)",
  ix_holdings_account: "runs.holdings (account)",
  ix_holdings_ticker: "runs.holdings (ticker)",
  ix_run_strategy_started: "runs.strategy_run (strategy_code, started_at)",
  ix_run_params: "runs.strategy_run (strategy_code, params_hash)",
  ix_run_status: "runs.strategy_run (execution_status)",
  ix_run_progress_update: "runs.strategy_run (last_progress_update)",
  ix_result_ticker: "runs.strategy_result (ticker)",
  ix_result_score: "runs.strategy_result (score)",
  ix_result_class: "runs.strategy_result (classification)",
  ix_result_strategy: "runs.strategy_result (strategy_code)",
  ix_progress_run_sequence: "runs.strategy_execution_progress (run_id, sequence_number)",
  ix_progress_processed_at: "runs.strategy_execution_progress (processed_at)",
  ix_progress_status: "runs.strategy_execution_progress (run_id, passed)",
  uq_market_data_cache_symbol_date: "market.market_data_cache (symbol, date)",
  ix_market_data_cache_symbol: "market.market_data_cache (symbol)",
  ix_market_data_cache_date: "market.market_data_cache (date)",
  idx_symbol_universe_active: "market.symbol_universe (is_active)",
  idx_symbol_universe_sector: "market.symbol_universe (sector)",
  idx_symbol_universe_asset_type: "market.symbol_universe (asset_type)",
  uq_symbol_factor_date: "market.symbol_factor_exposures (symbol, factor_id, calculation_date)",
  idx_symbol_factor_lookup: "market.symbol_factor_exposures (symbol, calculation_date)",
  idx_symbol_factor_calc_date: "market.symbol_factor_exposures (calculation_date)",
  idx_symbol_factor_method: "market.symbol_factor_exposures (calculation_method, calculation_date)",
  idx_metrics_date: "market.symbol_daily_metrics (metrics_date)",
  idx_metrics_sector: "market.symbol_daily_metrics (sector)",
  idx_metrics_market_cap: "market.symbol_daily_metrics (market_cap)",
  idx_metrics_return_ytd: "market.symbol_daily_metrics (return_ytd)",
  idx_metrics_pe: "market.symbol_daily_metrics (pe_ratio)",
  idx_metrics_factor_momentum: "market.symbol_daily_metrics (factor_momentum)",
  idx_metrics_factor_value: "market.symbol_daily_metrics (factor_value)",
  idx_metrics_sector_cap: "market.symbol_daily_metrics (sector, market_cap)",
  idx_queue_status: "market.symbol_onboarding_queue (status, priority, created_at)",
  idx_queue_pending_symbol:
    "market.symbol_onboarding_queue (symbol) WHERE (status = ANY (ARRAY['pending'::text, 'processing'::text]))",
  ix_template_category_system: "builder.strategy_templates (category, is_system_template)",
  ix_template_usage_count_desc: "builder.strategy_templates (usage_count DESC)",
  ix_template_user_category: "builder.strategy_templates (user_id, category)",
  ix_template_deleted_created: "builder.strategy_templates (is_deleted, created_at)",
  ix_instance_user_status: "builder.strategy_instances (user_id, status)",
  ix_instance_template_user: "builder.strategy_instances (template_id, user_id)",
  ix_instance_deleted_created: "builder.strategy_instances (is_deleted, created_at)",
  ix_instance_parent_version: "builder.strategy_instances (parent_version_id)",
  ix_node_templates_name: "builder.node_templates (name)",
  ix_node_templates_node_type: "builder.node_templates (node_type)",
  ix_node_templates_is_system_template: "builder.node_templates (is_system_template)",
  ix_node_templates_user_id: "builder.node_templates (user_id)",
  ix_node_templates_is_deleted: "builder.node_templates (is_deleted)",
  ix_node_type_system: "builder.node_templates (node_type, is_system_template)",
  ix_node_user_type: "builder.node_templates (user_id, node_type)",
  ix_node_category_type: "builder.node_templates (category, node_type)",
  ix_node_deleted_created: "builder.node_templates (is_deleted, created_at)",
  ix_quick_tests_instance_id: "builder.quick_tests (instance_id)",
  ix_quick_tests_user_id: "builder.quick_tests (user_id)",
  ix_quick_tests_status: "builder.quick_tests (status)",
  ix_quick_tests_completed_at: "builder.quick_tests (completed_at)",
  ix_quicktest_instance_status: "builder.quick_tests (instance_id, status)",
  ix_quicktest_user_created: "builder.quick_tests (user_id, created_at)",
  ix_quicktest_status_created: "builder.quick_tests (status, created_at)",
  ix_quicktest_user_instance: "builder.quick_tests (user_id, instance_id)",
  ix_code_generations_code_hash: "builder.code_generations (code_hash)",
  ix_code_generations_validation_status: "builder.code_generations (validation_status)",
  ix_codegen_instance_created: "builder.code_generations (instance_id, created_at)",
  ix_codegen_hash_instance: "builder.code_generations (code_hash, instance_id)",
  ix_codegen_validation_status: "builder.code_generations (validation_status, created_at)",
  ix_builder_sessions_is_active: "builder.builder_sessions (is_active)",
  ix_builder_sessions_last_activity_at: "builder.builder_sessions (last_activity_at)",
  ix_builder_sessions_expires_at: "builder.builder_sessions (expires_at)",
  ix_session_user_active: "builder.builder_sessions (user_id, is_active)",
  ix_session_user_activity: "builder.builder_sessions (user_id, last_activity_at)",
  ix_session_expires: "builder.builder_sessions (expires_at, is_active)",
};

test("every index that the designs name is there under its name", async () => {
  const rows = await database.sql<{ indexname: string; place: string }>(
    `select indexname, schemaname || '.' || tablename || substring(indexdef from ' \\(.*') as place
     from pg_indexes
     where schemaname in ('runs', 'market', 'builder')`,
  );
  const places = Object.fromEntries(rows.map(({ indexname, place }) => [indexname, place]));
  expect(places).toMatchObject(NAMED);
});

test("no index repeats the columns of another", async () => {
  const rows = await database.sql(
    `select one.indexrelid::regclass::text as one, other.indexrelid::regclass::text as other
     from pg_index one
     join pg_index other
       on other.indrelid = one.indrelid
      and other.indexrelid > one.indexrelid
      and other.indkey::text = one.indkey::text
      and coalesce(pg_get_expr(other.indexprs, other.indrelid), '') = coalesce(pg_get_expr(one.indexprs, one.indrelid), '')
      and coalesce(pg_get_expr(other.indpred, other.indrelid), '') = coalesce(pg_get_expr(one.indpred, one.indrelid), '')
     join pg_class tbl on tbl.oid = one.indrelid
     where tbl.relnamespace::regnamespace::text in ('identity', 'runs', 'market', 'builder')`,
  );
  expect(rows).toEqual([]);
});

test("a symbol waits once, and has each factor once a day, whatever writes it", async () => {
  const rows = await database.sql(
    "select indisunique from pg_index where indexrelid = any('{market.idx_queue_pending_symbol,market.uq_symbol_factor_date}'::regclass[])",
  );
  expect(rows).toEqual([{ indisunique: true }, { indisunique: true }]);
});

test("a sequence number stands once in a run, whatever writes it", async () => {
  const [{ indisunique }] = await database.sql(
    "select indisunique from pg_index where indexrelid = 'runs.ix_progress_run_sequence'::regclass",
  );
  expect(indisunique).toBe(true);
});
