import DataLoader from "dataloader";
import type { Source } from "../../identity";
import { rowsOf } from "../../platform/sql/rows";
import { CHUNK_QUEUE } from "./enqueue-chunks";

/** The number of parts of other runs that come before the first part of a run; null if the run has no part in the queue. */
export function partsBeforeRun({ db }: Source): DataLoader<string, number | null> {
  return new DataLoader(async (runIds) => {
    const rows = await rowsOf<{ run_id: string; parts: number }>(db, PARTS_BEFORE, [CHUNK_QUEUE, runIds]);
    const found = new Map(rows.map(({ run_id, parts }) => [run_id, parts]));
    return runIds.map((id) => found.get(id) ?? null);
  });
}

/** In the order in which pg-boss starts its jobs. */
const PARTS_BEFORE = `/* partsBeforeRun */
  with waiting as (
    select data ->> 'runId' as run_id,
           row_number() over (order by priority desc, created_on, id) - 1 as before
    from pgboss.job
    where name = $1::text
      and state < 'active'
      and start_after <= clock_timestamp()
  )
  select run_id, min(before)::integer as parts
  from waiting
  where run_id = any($2::text[])
  group by run_id`;
