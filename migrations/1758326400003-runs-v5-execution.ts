import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Version 5, first step: the execution status and progress of a run. A separate statement backfills the rows of version
 * 4, because their values differ from the defaults of new rows (pending and 0).
 */
export class RunsV5Execution1758326400003 implements MigrationInterface {
  name = "RunsV5Execution1758326400003";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table runs.strategy_run
        alter column started_at drop not null,
        add column execution_status text not null default 'pending',
        add column current_ticker text,
        add column progress_percent double precision not null default 0,
        add column processed_count integer not null default 0,
        add column total_count integer not null default 0,
        add column last_progress_update timestamptz`);
    // A finished run is at 100 % whatever was stored; an unfinished one keeps the progress that it had reached.
    await db.query(`
      update runs.strategy_run run
      set execution_status = case when run.completed_at is null then 'failed' else 'completed' end,
          processed_count = counted.processed,
          total_count = counted.total,
          progress_percent = case
            when run.completed_at is not null then 100
            when counted.total = 0 then 0
            else 100.0 * counted.processed / counted.total
          end,
          last_progress_update = coalesce(run.completed_at, run.started_at)
      from (
        select each.run_id,
               count(result.ticker)::integer as processed,
               greatest(coalesce(each.universe_size, 0), count(result.ticker))::integer as total
        from runs.strategy_run each
        left join runs.strategy_result result using (run_id)
        group by each.run_id
      ) counted
      where counted.run_id = run.run_id`);
    await db.query(`
      alter table runs.strategy_run
        add constraint strategy_run_status_check
          check (execution_status in ('pending','running','completed','failed','cancelled','archived')),
        add constraint strategy_run_percent_check
          check (progress_percent between 0 and 100),
        add constraint strategy_run_counts_check
          check (0 <= processed_count and 0 <= total_count and (total_count = 0 or processed_count <= total_count))`);
    await db.query(`create index ix_run_status on runs.strategy_run (execution_status)`);
    await db.query(`create index ix_run_progress_update on runs.strategy_run (last_progress_update)`);
  }

  async down(db: QueryRunner): Promise<void> {
    // Version 4 had no runs that had not started.
    await db.query(`
      update runs.strategy_run
      set started_at = coalesce(last_progress_update, now())
      where started_at is null`);
    await db.query(`
      alter table runs.strategy_run
        alter column started_at set not null,
        drop column execution_status,
        drop column current_ticker,
        drop column progress_percent,
        drop column processed_count,
        drop column total_count,
        drop column last_progress_update`);
  }
}
