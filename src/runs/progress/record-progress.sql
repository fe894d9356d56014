-- Records a batch of processed tickers: timeline, results and the counters of the run. The only writer of progress.
--
-- Why a function: it must lock the run's row first and read the timeline afterwards with a fresh snapshot, in one round
-- trip. In a single statement, a writer that waited for the lock would number its tickers from what it saw before waiting.
--
-- All or nothing: with a verdict other than OK nothing is written. The verdicts are
--   NOT_FOUND         the run does not exist or the viewer may not see it
--   LEASE_LOST        another executor has resumed the run; a caller without an epoch holds the first lease
--   RUN_NOT_RUNNING   the run has not started
--   RUN_TERMINAL      the run has ended
--   FORBIDDEN         the caller is not the run's kind of executor (external or server)
--   OUTSIDE_UNIVERSE  a ticker is not in the run's universe; its receipt says which
--   OUT_OF_RANGE      the batch has more new tickers than the run has left
--
-- Exactly once: a ticker that is stored already is answered DUPLICATE with its first number when the content is the same,
-- CONFLICT when it is not. Whoever holds the row lock takes the next sequence numbers and revisions, so both have no gaps
-- and a reader never sees a later number before an earlier one.
--
-- A batch without new tickers, or without any, is a sign of life: it sets the time of the last report, and no revision.
create or replace function runs.record_progress(
  in_run uuid,
  in_viewer uuid,
  in_sees_all boolean,
  in_executor text,
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
  -- Read after the lock: a writer that waited must not date its tickers before those it waited for.
  moment := clock_timestamp();
  verdict := case
    when run.run_id is null then 'NOT_FOUND'
    when coalesce(in_epoch, 1) <> run.lease_epoch then 'LEASE_LOST'
    when run.execution_status = 'pending' then 'RUN_NOT_RUNNING'
    when run.execution_status <> 'running' then 'RUN_TERMINAL'
    when run.executor <> in_executor then 'FORBIDDEN'
    else 'OK'
  end;
  if verdict <> 'OK' then
    return;
  end if;

  with entry as materialized (
    select ticker, passed, score, classification, error_message, processing_time_ms,
           coalesce(processed_at, moment) as processed_at,
           case
             when reasons is not null then array(select jsonb_array_elements_text(reasons))
             when error_message is not null then '{evaluation_error}'
             else '{}'
           end as reasons,
           coalesce(metrics, '{}') as metrics,
           place
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
             is not distinct from (entry.passed, entry.score, entry.classification, entry.error_message)
           and (
             -- The processing time may differ between two reports of the same result.
             select result.reasons = entry.reasons
                    and result.metrics_json - 'processing_time_ms' = entry.metrics - 'processing_time_ms'
             from runs.strategy_result result
             where result.run_id = in_run and result.ticker = entry.ticker
           ) as is_same
    from entry
    join runs.strategy_execution_progress stored
      on stored.run_id = in_run and stored.ticker = entry.ticker
  ),
  fresh as materialized (
    select entry.*, row_number() over (order by entry.place)::integer as nth
    from entry
    where not exists (select from known where known.ticker = entry.ticker)
  ),
  outside as (
    -- Scalar subqueries use the index; a join would read the whole of a long universe for every batch.
    select fresh.ticker
    from fresh
    where (
        select named.ticker
        from runs.strategy_run_ticker named
        where named.run_id = in_run
        order by named.ticker
        limit 1
      ) is not null
      and (
        select named.ticker
        from runs.strategy_run_ticker named
        where named.run_id = in_run and named.ticker = fresh.ticker
      ) is null
  ),
  judged as materialized (
    select case
             when exists (select from outside) then 'OUTSIDE_UNIVERSE'
             when run.total_count > 0 and run.processed_count + count(*) > run.total_count then 'OUT_OF_RANGE'
             else 'OK'
           end as verdict
    from fresh
  ),
  timeline as (
    insert into runs.strategy_execution_progress
      (run_id, ticker, sequence_number, revision, processed_at,
       passed, score, classification, error_message, processing_time_ms)
    select in_run, ticker, run.processed_count + nth, run.revision + nth, processed_at,
           passed, score, classification, error_message, processing_time_ms
    from fresh
    where (select judged.verdict from judged) = 'OK'
  ),
  result as (
    insert into runs.strategy_result
      (run_id, owner_id, strategy_code, ticker, passed, score, classification, error_message, reasons, metrics_json,
       created_at)
    select in_run, run.owner_id, run.strategy_code, ticker,
           passed is true and error_message is null,
           score,
           case when error_message is null then classification else coalesce(classification, 'error') end,
           error_message,
           reasons,
           metrics,
           processed_at
    from fresh
    where (select judged.verdict from judged) = 'OK'
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
        current_ticker = coalesce(counted.last_ticker, each.current_ticker),
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
      and (select judged.verdict from judged) = 'OK'
  )
  select judged.verdict,
         (select coalesce(jsonb_agg(
                   jsonb_build_object(
                     'ticker', entry.ticker,
                     'verdict', case
                       when outside.ticker is not null then 'OUTSIDE_UNIVERSE'
                       when fresh.nth is not null then 'ACCEPTED'
                       when known.is_same then 'DUPLICATE'
                       else 'CONFLICT'
                     end,
                     'sequenceNumber', coalesce(run.processed_count + fresh.nth, known.sequence_number)
                   )
                   order by entry.place
                 ), '[]')
          from entry
          left join fresh using (place)
          left join known on known.ticker = entry.ticker
          left join outside on outside.ticker = entry.ticker)
  into verdict, receipts
  from judged;

  select each.*
  into run
  from runs.strategy_run each
  where each.run_id = in_run;
end
$$;
