import type { Client } from "pg";

/** Writes half-processed runs with progress entries, as recordProgress would have written them; returns their ids. */
export async function fillRuns(client: Client, runs: number, entries: number): Promise<string[]> {
  const { rows } = await client.query<{ run_id: string }>(
    `insert into runs.strategy_run
       (run_id, strategy_code, version, params_hash, params_json, started_at, last_progress_update, universe_source,
        execution_status, current_ticker, progress_percent, processed_count, total_count, revision,
        passed_count, failed_count, score_sum, score_count, processing_ms_sum, processing_ms_count,
        classification_counts, recent_tickers, recent_seconds, recent_batches)
     select gen_random_uuid(), 'bullish_breakout', '1.0.0', repeat('0', 64), '{"lookback": 20}',
            now() - interval '1 minute', now(), 'instruments',
            'running', 'SYN' || $2::integer, 50, $2, 2 * $2::integer, 1 + $2::integer,
            $2::integer / 2, $2::integer - $2::integer / 2, $2 * 3.5, $2, $2 * 12.25, $2,
            '{"Strong Buy": 40, "Buy": 60, "Watch": 100}', 25.5, 12.75, 8
     from generate_series(1, $1::integer)
     returning run_id`,
    [runs, entries],
  );
  const ids = rows.map(({ run_id }) => run_id);
  await client.query(
    `insert into runs.strategy_execution_progress
       (run_id, ticker, sequence_number, revision, processed_at, passed, score, classification, processing_time_ms)
     select run_id, 'SYN' || n, n, n + 1, now() - make_interval(secs => (200 - n) * 0.25), n % 2 = 0, n % 8 * 0.5,
            (array['Strong Buy', 'Buy', 'Watch'])[1 + n % 3], n % 25
     from runs.strategy_run
     cross join generate_series(1, $1::integer) as n
     where run_id = any($2::uuid[])`,
    [entries, ids],
  );
  await client.query("vacuum (analyze) runs.strategy_run, runs.strategy_execution_progress");
  return ids;
}
