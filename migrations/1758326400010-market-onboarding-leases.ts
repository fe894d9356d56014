import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Columns that the queue needs to survive killed workers: attempts, leases and phases. Also priorities that sort in the
 * right order, all requesters of a symbol, and the active workers.
 */
export class MarketOnboardingLeases1758326400010 implements MigrationInterface {
  name = "MarketOnboardingLeases1758326400010";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type market.onboarding_priority as enum ('high', 'normal', 'low')`);
    await db.query(`
      alter table market.symbol_onboarding_queue
        alter column priority drop default,
        alter column priority type market.onboarding_priority using priority::market.onboarding_priority,
        alter column priority set default 'normal',
        add constraint symbol_onboarding_queue_status_check
          check (status in ('pending', 'processing', 'completed', 'failed', 'cancelled')),
        add column phase text not null default 'queued'
          constraint symbol_onboarding_queue_phase_check
          check (phase in ('queued', 'prices', 'universe', 'factors', 'metrics', 'done')),
        add column attempts integer not null default 0,
        add column max_attempts integer not null default 5,
        add column next_attempt_at timestamptz not null default now(),
        add column errors jsonb not null default '[]',
        add column notes jsonb not null default '[]',
        add column lease_token uuid,
        add column lease_expires_at timestamptz,
        add column updated_at timestamptz not null default now()`);
    await db.query(`
      update market.symbol_onboarding_queue
      set phase = case status when 'completed' then 'done' else 'queued' end,
          attempts = case when started_at is null then 0 else 1 end,
          next_attempt_at = created_at,
          lease_expires_at = case status when 'processing' then now() end,
          updated_at = coalesce(completed_at, started_at, created_at)`);
    await db.query(`
      create index ix_queue_symbol_created on market.symbol_onboarding_queue (symbol, created_at desc)`);
    await db.query(`create index ix_queue_created on market.symbol_onboarding_queue (created_at, id)`);
    await db.query(`
      create index ix_queue_lease on market.symbol_onboarding_queue (lease_expires_at) where status = 'processing'`);
    await db.query(`
      create table market.symbol_onboarding_requesters (
        onboarding_id uuid not null
          constraint symbol_onboarding_requesters_onboarding_id_fkey
          references market.symbol_onboarding_queue on delete cascade,
        user_id uuid not null
          constraint symbol_onboarding_requesters_user_id_fkey references identity.users on delete cascade,
        priority market.onboarding_priority not null,
        requested_at timestamptz not null default now(),
        primary key (onboarding_id, user_id)
      )`);
    await db.query(`
      insert into market.symbol_onboarding_requesters (onboarding_id, user_id, priority, requested_at)
      select id, requested_by, priority, created_at
      from market.symbol_onboarding_queue
      where requested_by is not null`);
    await db.query(`
      create index ix_requesters_user on market.symbol_onboarding_requesters (user_id)`);
    // Symbols whose prices were stored before the universe existed.
    await db.query(`
      insert into market.symbol_universe
        (symbol, first_seen_date, last_seen_date, added_source, last_price_date)
      select symbol, min(date), max(date), 'seed', max(date)
      from market.market_data_cache
      group by symbol
      on conflict (symbol) do nothing`);
    await db.query(`
      create table market.onboarding_workers (
        id uuid primary key,
        last_seen_at timestamptz not null default now()
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table market.onboarding_workers`);
    await db.query(`drop table market.symbol_onboarding_requesters`);
    await db.query(`drop index market.ix_queue_symbol_created`);
    await db.query(`drop index market.ix_queue_created`);
    // The previous design had no cancelled jobs.
    await db.query(`update market.symbol_onboarding_queue set status = 'failed' where status = 'cancelled'`);
    await db.query(`
      alter table market.symbol_onboarding_queue
        drop constraint symbol_onboarding_queue_status_check,
        alter column priority drop default,
        alter column priority type text using priority::text,
        alter column priority set default 'normal',
        drop column phase,
        drop column attempts,
        drop column max_attempts,
        drop column next_attempt_at,
        drop column errors,
        drop column notes,
        drop column lease_token,
        drop column lease_expires_at,
        drop column updated_at`);
    await db.query(`drop type market.onboarding_priority`);
  }
}
