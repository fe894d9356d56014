import type { MigrationInterface, QueryRunner } from "typeorm";

/** The runs schema of version 4: runs and their results, without progress. */
export class RunsV41758326400002 implements MigrationInterface {
  name = "RunsV41758326400002";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create schema if not exists runs`);
    await db.query(`create table runs.schema_meta (key text primary key, value text not null)`);
    await db.query(`insert into runs.schema_meta (key, value) values ('schema_version', '4')`);
    await db.query(`
      create table runs.instruments (
        ticker text primary key,
        instrument_type text not null default 'stock',
        style_category text,
        sector text,
        industry text,
        country text,
        currency text default 'USD',
        active boolean not null default true,
        updated_at timestamptz,
        notes text
      )`);
    await db.query(`create index ix_instruments_type on runs.instruments (instrument_type)`);
    await db.query(`create index ix_instruments_style on runs.instruments (style_category)`);
    await db.query(`
      create table runs.holdings (
        holding_id uuid primary key default gen_random_uuid(),
        account text not null,
        subaccount text,
        ticker text not null,
        quantity numeric not null,
        cost_basis numeric,
        opened_at timestamptz,
        last_update timestamptz,
        lot_tag text,
        notes text
      )`);
    await db.query(`create index ix_holdings_account on runs.holdings (account)`);
    await db.query(`create index ix_holdings_ticker on runs.holdings (ticker)`);
    await db.query(`
      create table runs.strategy_run (
        run_id uuid primary key,
        strategy_code text not null,
        version text not null,
        params_hash text not null,
        params_json jsonb not null,
        started_at timestamptz not null,
        completed_at timestamptz,
        universe_source text,
        universe_size integer,
        min_score double precision,
        exit_status text,
        duration_ms bigint
      )`);
    await db.query(`create index ix_run_strategy_started on runs.strategy_run (strategy_code, started_at)`);
    await db.query(`create index ix_run_params on runs.strategy_run (strategy_code, params_hash)`);
    await db.query(`
      create table runs.strategy_result (
        run_id uuid not null
          constraint strategy_result_run_id_fkey references runs.strategy_run on delete cascade,
        strategy_code text not null,
        ticker text not null,
        passed boolean not null,
        score double precision,
        classification text,
        reasons text,
        metrics_json jsonb not null default '{}',
        created_at timestamptz not null,
        primary key (run_id, ticker)
      )`);
    await db.query(`create index ix_result_ticker on runs.strategy_result (ticker)`);
    await db.query(`create index ix_result_score on runs.strategy_result (score)`);
    await db.query(`create index ix_result_class on runs.strategy_result (classification)`);
    await db.query(`create index ix_result_strategy on runs.strategy_result (strategy_code)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table runs.strategy_result`);
    await db.query(`drop table runs.strategy_run`);
    await db.query(`drop table runs.holdings`);
    await db.query(`drop table runs.instruments`);
    await db.query(`drop table runs.schema_meta`);
    await db.query(`drop schema runs`);
  }
}
