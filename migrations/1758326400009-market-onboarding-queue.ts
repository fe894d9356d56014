import type { MigrationInterface, QueryRunner } from "typeorm";

/** The onboarding design: the queue for new symbols, and columns of the universe about the state of its data. */
export class MarketOnboardingQueue1758326400009 implements MigrationInterface {
  name = "MarketOnboardingQueue1758326400009";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table market.symbol_onboarding_queue (
        id uuid primary key default gen_random_uuid(),
        symbol text not null,
        status text not null default 'pending',
        requested_by uuid
          constraint symbol_onboarding_queue_requested_by_fkey references identity.users on delete set null,
        priority text not null default 'normal',
        error_message text,
        created_at timestamptz not null default now(),
        started_at timestamptz,
        completed_at timestamptz
      )`);
    await db.query(`
      alter table market.symbol_universe
        add column added_source text,
        add column last_price_date date,
        add column last_factor_date date`);
    await db.query(`
      update market.symbol_universe universe
      set added_source = 'seed',
          last_price_date = (
            select max(bar.date) from market.market_data_cache bar where bar.symbol = universe.symbol
          ),
          last_factor_date = (
            select max(exposure.calculation_date)
            from market.symbol_factor_exposures exposure
            where exposure.symbol = universe.symbol
          )`);
    await db.query(`create index idx_queue_status on market.symbol_onboarding_queue (status, priority, created_at)`);
    await db.query(`
      create unique index idx_queue_pending_symbol on market.symbol_onboarding_queue (symbol)
      where status in ('pending', 'processing')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table market.symbol_universe
        drop column added_source,
        drop column last_price_date,
        drop column last_factor_date`);
    await db.query(`drop table market.symbol_onboarding_queue`);
  }
}
