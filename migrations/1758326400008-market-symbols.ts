import type { MigrationInterface, QueryRunner } from "typeorm";

/** The tables of symbols from before the onboarding design: universe, factors with their 13 definitions, metrics. */
export class MarketSymbols1758326400008 implements MigrationInterface {
  name = "MarketSymbols1758326400008";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table market.symbol_universe (
        symbol text primary key,
        asset_type text,
        sector text,
        industry text,
        first_seen_date date,
        last_seen_date date,
        is_active boolean not null default true,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`);
    await db.query(`create index idx_symbol_universe_active on market.symbol_universe (is_active)`);
    await db.query(`create index idx_symbol_universe_sector on market.symbol_universe (sector)`);
    await db.query(`create index idx_symbol_universe_asset_type on market.symbol_universe (asset_type)`);
    await db.query(`
      create table market.factor_definitions (
        id uuid primary key default gen_random_uuid(),
        name text not null constraint factor_definitions_name_key unique,
        description text,
        factor_type text not null,
        calculation_method text,
        etf_proxy text,
        display_order integer not null default 0,
        is_active boolean not null default true,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`);
    await db.query(`
      insert into market.factor_definitions (name, factor_type, calculation_method, etf_proxy, display_order, description)
      values
        ('Market Beta (90D)', 'market', 'rolling_regression', 'SPY', 0, 'Slope on SPY over the last 90 observations.'),
        ('Provider Beta (1Y)', 'market', 'provider_data', 'SPY', 1, 'Beta over a year as the data vendor states it.'),
        ('IR Beta', 'macro', 'rolling_regression', 'TLT', 2, 'Slope on long Treasury bonds over 90 observations.'),
        ('Momentum', 'style', 'ridge_regression', 'MTUM', 3, 'Joint ridge coefficient on momentum stocks.'),
        ('Value', 'style', 'ridge_regression', 'VTV', 4, 'Joint ridge coefficient on value stocks.'),
        ('Growth', 'style', 'ridge_regression', 'VUG', 5, 'Joint ridge coefficient on growth stocks.'),
        ('Size', 'style', 'ridge_regression', 'IWM', 6, 'Joint ridge coefficient on small companies.'),
        ('Quality', 'style', 'ridge_regression', 'QUAL', 7, 'Joint ridge coefficient on quality stocks.'),
        ('Low Volatility', 'style', 'ridge_regression', 'USMV', 8, 'Joint ridge coefficient on calm stocks.'),
        ('Growth-Value Spread', 'style', 'spread_regression', 'VUG-VTV', 9, 'Slope on growth less value.'),
        ('Momentum Spread', 'style', 'spread_regression', 'MTUM-SPY', 10, 'Slope on momentum less the market.'),
        ('Size Spread', 'style', 'spread_regression', 'IWM-SPY', 11, 'Slope on small companies less the market.'),
        ('Quality Spread', 'style', 'spread_regression', 'QUAL-SPY', 12, 'Slope on quality less the market.')`);
    await db.query(`
      create table market.symbol_factor_exposures (
        id uuid primary key default gen_random_uuid(),
        symbol text not null
          constraint symbol_factor_exposures_symbol_fkey references market.symbol_universe on delete cascade,
        factor_id uuid not null
          constraint symbol_factor_exposures_factor_id_fkey references market.factor_definitions,
        calculation_date date not null,
        beta_value double precision not null,
        r_squared double precision,
        observations integer,
        quality_flag text,
        calculation_method text not null,
        regularization_alpha double precision,
        regression_window_days integer,
        created_at timestamptz not null default now(),
        constraint uq_symbol_factor_date unique (symbol, factor_id, calculation_date)
      )`);
    await db.query(
      `create index idx_symbol_factor_lookup on market.symbol_factor_exposures (symbol, calculation_date)`,
    );
    await db.query(`create index idx_symbol_factor_calc_date on market.symbol_factor_exposures (calculation_date)`);
    await db.query(`
      create index idx_symbol_factor_method on market.symbol_factor_exposures (calculation_method, calculation_date)`);
    await db.query(`
      create table market.symbol_daily_metrics (
        symbol text primary key
          constraint symbol_daily_metrics_symbol_fkey references market.symbol_universe on delete cascade,
        metrics_date date not null,
        current_price numeric,
        return_1d double precision,
        return_mtd double precision,
        return_ytd double precision,
        return_1m double precision,
        return_3m double precision,
        return_1y double precision,
        market_cap numeric,
        enterprise_value numeric,
        pe_ratio double precision,
        ps_ratio double precision,
        pb_ratio double precision,
        sector text,
        industry text,
        company_name text,
        factor_value double precision,
        factor_growth double precision,
        factor_momentum double precision,
        factor_quality double precision,
        factor_size double precision,
        factor_low_vol double precision,
        factor_growth_value_spread double precision,
        factor_momentum_spread double precision,
        factor_size_spread double precision,
        factor_quality_spread double precision,
        data_quality_score double precision,
        updated_at timestamptz not null default now()
      )`);
    await db.query(`create index idx_metrics_date on market.symbol_daily_metrics (metrics_date)`);
    await db.query(`create index idx_metrics_sector on market.symbol_daily_metrics (sector)`);
    await db.query(`create index idx_metrics_market_cap on market.symbol_daily_metrics (market_cap)`);
    await db.query(`create index idx_metrics_return_ytd on market.symbol_daily_metrics (return_ytd)`);
    await db.query(`create index idx_metrics_pe on market.symbol_daily_metrics (pe_ratio)`);
    await db.query(`create index idx_metrics_factor_momentum on market.symbol_daily_metrics (factor_momentum)`);
    await db.query(`create index idx_metrics_factor_value on market.symbol_daily_metrics (factor_value)`);
    await db.query(`create index idx_metrics_sector_cap on market.symbol_daily_metrics (sector, market_cap)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table market.symbol_daily_metrics`);
    await db.query(`drop table market.symbol_factor_exposures`);
    await db.query(`drop table market.factor_definitions`);
    await db.query(`drop table market.symbol_universe`);
  }
}
