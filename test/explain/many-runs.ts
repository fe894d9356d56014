import { createHash } from "node:crypto";
import type { TestDatabase } from "../support/test-database";

/** Who owns every twentieth of the runs, number 19,999 among them. */
export const OWNER = "00000000-0000-4000-8000-00000000aaaa";
const OTHER = "00000000-0000-4000-8000-00000000bbbb";

/** Run number `index` (1 to 20,000). The latest 400 still have their timeline, 500 tickers each. */
export function runId(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
}

/** Four runs in a row share their parameters. */
export function paramsHashOf(index: number): string {
  return createHash("sha256")
    .update(String(Math.floor(index / 4)))
    .digest("hex");
}

/** 20,000 runs over 20 strategies, 20 of them running; 200,000 entries of timeline; 40,000 results; planner statistics up to date. */
export async function insertManyRuns(database: TestDatabase): Promise<void> {
  await database.sql(
    `insert into identity.users (id, email, full_name)
     values ('${OWNER}', 'owner@example.com', 'O'), ('${OTHER}', 'other@example.com', 'P')`,
  );
  await database.sql(`
    insert into runs.strategy_run
      (run_id, strategy_code, version, params_hash, params_json, execution_status, created_at, started_at, completed_at,
       last_progress_update, processed_count, total_count, revision, owner_id, progress_purged_at)
    select ('00000000-0000-4000-8000-' || lpad(run.nth::text, 12, '0'))::uuid,
           'strategy_' || (run.nth / 20) % 20,
           '1',
           encode(sha256((run.nth / 4)::text::bytea), 'hex'),
           '{"period": "2y"}',
           case
             when run.nth > 19980 then 'running'
             when run.nth % 10 = 0 then 'failed'
             when run.nth > 19000 then 'completed'
             else 'archived'
           end,
           run.began,
           run.began,
           case when run.nth <= 19980 then run.began + interval '10 minutes' end,
           run.began + interval '10 minutes',
           500,
           500,
           501,
           case when run.nth % 20 = 19 then '${OWNER}' else '${OTHER}' end::uuid,
           case when run.nth <= 19600 then run.began + interval '30 days' end
    from (
      select nth, date_trunc('hour', now()) - (20001 - nth) * interval '2 hours' as began
      from generate_series(1, 20000) as nth
    ) run`);
  await database.sql(`
    insert into runs.strategy_execution_progress
      (run_id, ticker, sequence_number, revision, processed_at, passed, score, processing_time_ms)
    select ('00000000-0000-4000-8000-' || lpad(run.nth::text, 12, '0'))::uuid,
           'T' || entry.nth,
           entry.nth,
           entry.nth + 1,
           now(),
           entry.nth % 3 = 0,
           entry.nth % 7,
           entry.nth % 100
    from generate_series(19601, 20000) as run (nth)
    cross join generate_series(1, 500) as entry (nth)`);
  await database.sql(`
    insert into runs.strategy_result (run_id, owner_id, strategy_code, ticker, passed, score, created_at)
    select run_id, owner_id, strategy_code, 'AAPL', true, revision % 7, created_at
    from runs.strategy_run
    union all
    select run_id, run.owner_id, 'strategy_1', ticker, passed, score, processed_at
    from runs.strategy_execution_progress
    join runs.strategy_run run using (run_id)
    where run_id > '00000000-0000-4000-8000-000000019960'`);
  await database.sql("analyze runs.strategy_run, runs.strategy_execution_progress, runs.strategy_result");
}
