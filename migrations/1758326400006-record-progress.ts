import type { MigrationInterface, QueryRunner } from "typeorm";

/** First version of the function that records progress. The current one is src/runs/progress/record-progress.sql. */
export class RecordProgress1758326400006 implements MigrationInterface {
  name = "RecordProgress1758326400006";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create function runs.add_counts(into_counts jsonb, more jsonb)
returns jsonb
language sql
immutable
as $$
  select case
    when more is null then into_counts
    else into_counts || (
      select jsonb_object_agg(key, coalesce((into_counts ->> key)::integer, 0) + value::integer)
      from jsonb_each_text(more)
    )
  end
$$`);
    await db.query(`
create function runs.record_progress(
  in_run uuid,
  in_viewer uuid,
  in_sees_all boolean,
  in_epoch integer,
  in_entries jsonb,
  out verdict text,
  out receipts jsonb,
  out run runs.strategy_run
)
language plpgsql
as $$
declare
  moment timestamptz;
begin
  select each.*
  into run
  from runs.strategy_run each
  where each.run_id = in_run
    and (in_sees_all or each.owner_id = in_viewer)
  for no key update;

  receipts := '[]';
  -- After the lock: a writer that waited must not date its tickers before those it waited for.
  moment := clock_timestamp();
  verdict := case
    when run.run_id is null then 'NOT_FOUND'
    when coalesce(in_epoch, 1) <> run.lease_epoch then 'LEASE_LOST'
    when run.execution_status = 'pending' then 'RUN_NOT_RUNNING'
    when run.execution_status <> 'running' then 'RUN_TERMINAL'
    else 'OK'
  end;
  if verdict <> 'OK' then
    return;
  end if;

  with entry as materialized (
    select *
    from rows from (
      jsonb_to_recordset(in_entries) as (
        ticker text,
        passed boolean,
        score double precision,
        classification text,
        "errorMessage" text,
        "processingTimeMs" integer,
        "processedAt" timestamptz,
        reasons jsonb,
        metrics jsonb
      )
    ) with ordinality as given
      (ticker, passed, score, classification, error_message, processing_time_ms, processed_at, reasons, metrics, place)
  ),
  known as (
    select entry.ticker,
           stored.sequence_number,
           (stored.passed, stored.score, stored.classification, stored.error_message)
             is not distinct from (entry.passed, entry.score, entry.classification, entry.error_message) as is_same
    from entry
    join runs.strategy_execution_progress stored
      on stored.run_id = in_run and stored.ticker = entry.ticker
  ),
  fresh as materialized (
    select entry.*, row_number() over (order by entry.place)::integer as nth
    from entry
    where not exists (select from known where known.ticker = entry.ticker)
  ),
  size as (
    select run.total_count > 0 and run.processed_count + count(*) > run.total_count as is_beyond
    from fresh
  ),
  timeline as (
    insert into runs.strategy_execution_progress
      (run_id, ticker, sequence_number, revision, processed_at,
       passed, score, classification, error_message, processing_time_ms)
    select in_run, ticker, run.processed_count + nth, run.revision + nth, coalesce(processed_at, moment),
           passed, score, classification, error_message, processing_time_ms
    from fresh
    where not (select is_beyond from size)
  ),
  result as (
    insert into runs.strategy_result
      (run_id, strategy_code, ticker, passed, score, classification, error_message, reasons, metrics_json,
       created_at)
    select in_run, run.strategy_code, ticker,
           passed is true and error_message is null,
           score,
           case when error_message is null then classification else coalesce(classification, 'error') end,
           error_message,
           case
             when reasons is not null then array(select jsonb_array_elements_text(reasons))
             when error_message is not null then '{evaluation_error}'
             else '{}'
           end,
           coalesce(metrics, '{}'),
           coalesce(processed_at, moment)
    from fresh
    where not (select is_beyond from size)
    on conflict (run_id, ticker) do nothing
  ),
  counted as (
    select count(*)::integer as processed,
           count(*) filter (where error_message is not null)::integer as errors,
           count(*) filter (where error_message is null and passed)::integer as passes,
           coalesce(sum(score), 0) as score_sum,
           count(score)::integer as scores,
           coalesce(sum(processing_time_ms), 0) as ms_sum,
           count(processing_time_ms)::integer as ms_count,
           (array_agg(ticker order by nth desc))[1] as last_ticker
    from fresh
  ),
  moved as (
    update runs.strategy_run each
    set processed_count = each.processed_count + counted.processed,
        progress_percent = case
          when each.total_count = 0 then 0
          else 100.0 * (each.processed_count + counted.processed) / each.total_count
        end,
        current_ticker = counted.last_ticker,
        last_progress_update = moment,
        revision = each.revision + counted.processed,
        passed_count = each.passed_count + counted.passes,
        failed_count = each.failed_count + counted.processed - counted.errors - counted.passes,
        error_count = each.error_count + counted.errors,
        score_sum = each.score_sum + counted.score_sum,
        score_count = each.score_count + counted.scores,
        processing_ms_sum = each.processing_ms_sum + counted.ms_sum,
        processing_ms_count = each.processing_ms_count + counted.ms_count,
        classification_counts = runs.add_counts(
          each.classification_counts,
          (select jsonb_object_agg(classification, n)
           from (select classification, count(*) as n from fresh where classification is not null group by 1) by_class)
        ),
        recent_tickers = each.recent_tickers * passed_time.decay + counted.processed,
        recent_seconds = each.recent_seconds * passed_time.decay + passed_time.seconds,
        recent_batches = each.recent_batches * passed_time.decay + 1
    from counted,
         lateral (
           select gap.seconds, exp(-gap.seconds / 30) as decay
           from (
             select greatest(0, extract(epoch from moment - coalesce(run.last_progress_update, run.started_at)))::float8
               as seconds
           ) gap
         ) passed_time
    where each.run_id = in_run
      and counted.processed > 0
      and not (select is_beyond from size)
  )
  select case when size.is_beyond then 'OUT_OF_RANGE' else 'OK' end,
         (select jsonb_agg(
                   jsonb_build_object(
                     'ticker', entry.ticker,
                     'verdict', case
                       when fresh.nth is not null then 'ACCEPTED'
                       when known.is_same then 'DUPLICATE'
                       else 'CONFLICT'
                     end,
                     'sequenceNumber', coalesce(run.processed_count + fresh.nth, known.sequence_number)
                   )
                   order by entry.place
                 )
          from entry
          left join fresh using (place)
          left join known on known.ticker = entry.ticker)
  into verdict, receipts
  from size;

  select each.*
  into run
  from runs.strategy_run each
  where each.run_id = in_run;
end
$$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function runs.record_progress(uuid, uuid, boolean, integer, jsonb)`);
    await db.query(`drop function runs.add_counts(jsonb, jsonb)`);
  }
}
