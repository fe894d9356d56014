import type { MigrationInterface, QueryRunner } from "typeorm";

/** Version 5, second step: the timeline of each run, one row per ticker, backfilled from the results. */
export class RunsV5Progress1758326400004 implements MigrationInterface {
  name = "RunsV5Progress1758326400004";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table runs.strategy_execution_progress (
        run_id uuid not null
          constraint strategy_execution_progress_run_id_fkey references runs.strategy_run on delete cascade,
        ticker text not null,
        sequence_number integer not null,
        processed_at timestamptz not null,
        passed boolean,
        score double precision,
        classification text,
        error_message text,
        processing_time_ms integer,
        primary key (run_id, ticker)
      )`);
    // The ticker breaks ties in time, so that the numbering is deterministic.
    await db.query(`
      insert into runs.strategy_execution_progress
        (run_id, ticker, sequence_number, processed_at, passed, score, classification)
      select run_id,
             ticker,
             row_number() over (partition by run_id order by created_at, ticker collate "C"),
             created_at,
             passed,
             score,
             classification
      from runs.strategy_result`);
    await db.query(`
      create unique index ix_progress_run_sequence on runs.strategy_execution_progress (run_id, sequence_number)`);
    await db.query(`create index ix_progress_processed_at on runs.strategy_execution_progress (processed_at)`);
    await db.query(`create index ix_progress_status on runs.strategy_execution_progress (run_id, passed)`);
    await db.query(`update runs.schema_meta set value = '5' where key = 'schema_version'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`update runs.schema_meta set value = '4' where key = 'schema_version'`);
    await db.query(`drop table runs.strategy_execution_progress`);
  }
}
