import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Columns that live progress over an API requires in addition to the original design: an owner, a lease, a revision,
 * counters that survive the purge of the timeline, the recent rate, and reasons as a list.
 */
export class RunsOwnedAndCounted1758326400005 implements MigrationInterface {
  name = "RunsOwnedAndCounted1758326400005";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table runs.strategy_run
        add column error_message text,
        add column created_at timestamptz not null default now(),
        add column revision integer not null default 0,
        add column progress_purged_at timestamptz,
        add column owner_id uuid constraint strategy_run_owner_id_fkey references identity.users,
        add column executor text not null default 'external'
          constraint strategy_run_executor_check check (executor in ('external', 'server')),
        add column lease_epoch integer not null default 1,
        add column as_of date,
        add column idempotency_key text,
        add column idempotency_hash text,
        add column passed_count integer not null default 0,
        add column failed_count integer not null default 0,
        add column error_count integer not null default 0,
        add column score_sum double precision not null default 0,
        add column score_count integer not null default 0,
        add column processing_ms_sum double precision not null default 0,
        add column processing_ms_count integer not null default 0,
        add column classification_counts jsonb not null default '{}',
        add column recent_tickers double precision not null default 0,
        add column recent_seconds double precision not null default 0,
        add column recent_batches double precision not null default 0`);
    // Partial: the frequently updated row of a running run has no entry in this index.
    await db.query(`
      create index ix_run_completed on runs.strategy_run (completed_at)
      where completed_at is not null`);
    await db.query(`create index ix_run_created on runs.strategy_run (created_at, run_id)`);
    await db.query(`create index ix_run_owner_created on runs.strategy_run (owner_id, created_at, run_id)`);
    await db.query(`
      create unique index ix_run_idempotency on runs.strategy_run (owner_id, idempotency_key)
      where idempotency_key is not null`);
    await db.query(`
      create table runs.strategy_run_universe (
        run_id uuid primary key
          constraint strategy_run_universe_run_id_fkey references runs.strategy_run on delete cascade,
        tickers text[] not null
      )`);
    await db.query(`alter table runs.strategy_execution_progress add column revision integer`);
    await db.query(`update runs.strategy_execution_progress set revision = sequence_number`);
    await db.query(`alter table runs.strategy_execution_progress alter column revision set not null`);
    await db.query(`create index ix_progress_run_revision on runs.strategy_execution_progress (run_id, revision)`);
    await db.query(`
      alter table runs.strategy_result
        add column error_message text,
        alter column reasons type text[] using coalesce(string_to_array(nullif(reasons, ''), ';'), '{}'),
        alter column reasons set default '{}',
        alter column reasons set not null`);
    await db.query(`
      update runs.strategy_run run
      set revision = run.processed_count,
          passed_count = counted.passed,
          failed_count = counted.failed,
          score_sum = counted.score_sum,
          score_count = counted.score_count,
          classification_counts = counted.classifications
      from (
        select run_id,
               sum(passed)::integer as passed,
               sum(of_class - passed)::integer as failed,
               coalesce(sum(score_sum), 0) as score_sum,
               sum(score_count)::integer as score_count,
               coalesce(jsonb_object_agg(classification, of_class) filter (where classification is not null), '{}') as classifications
        from (
          select run_id,
                 classification,
                 count(*) as of_class,
                 count(*) filter (where passed) as passed,
                 sum(score) as score_sum,
                 count(score) as score_count
          from runs.strategy_result
          group by run_id, classification
        ) by_class
        group by run_id
      ) counted
      where counted.run_id = run.run_id`);
    await db.query(`update runs.strategy_run set created_at = started_at where started_at is not null`);
    await db.query(`
      alter table runs.holdings
        add column owner_id uuid constraint holdings_owner_id_fkey references identity.users`);
    await db.query(`create index ix_holdings_owner on runs.holdings (owner_id, account, holding_id)`);
    // A lot of a ticker in an account is one row. Rows without an owner, from before there were owners, may repeat it.
    await db.query(`
      create unique index ux_holdings_lot on runs.holdings (owner_id, account, subaccount, ticker, lot_tag)
      nulls not distinct
      where owner_id is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table runs.holdings drop column owner_id`);
    await db.query(`
      alter table runs.strategy_result
        drop column error_message,
        alter column reasons drop not null,
        alter column reasons drop default,
        alter column reasons type text using array_to_string(reasons, ';')`);
    await db.query(`alter table runs.strategy_execution_progress drop column revision`);
    await db.query(`drop table runs.strategy_run_universe`);
    await db.query(`drop index runs.ix_run_completed`);
    await db.query(`
      alter table runs.strategy_run
        drop column error_message,
        drop column created_at,
        drop column revision,
        drop column progress_purged_at,
        drop column owner_id,
        drop column executor,
        drop column lease_epoch,
        drop column as_of,
        drop column idempotency_key,
        drop column idempotency_hash,
        drop column passed_count,
        drop column failed_count,
        drop column error_count,
        drop column score_sum,
        drop column score_count,
        drop column processing_ms_sum,
        drop column processing_ms_count,
        drop column classification_counts,
        drop column recent_tickers,
        drop column recent_seconds,
        drop column recent_batches`);
  }
}
