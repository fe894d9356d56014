import type { EntityManager } from "typeorm";
import type { JobQueue } from "../../platform/jobs/job-queue";
import { rowsOf } from "../../platform/sql/rows";
import type { RunLease } from "./lock-leased-run";

export const CHUNK_QUEUE = "run-chunk";

/** Small enough to take seconds: the chunk of a killed worker is soon retried, and several workers share a run. */
const CHUNK_SIZE = 200;

/** The data of one background job: tickers of a run, to be processed under a lease. */
export interface RunChunk extends RunLease {
  readonly tickers: readonly string[];
}

/**
 * Enqueues the tickers of a run that are not processed yet, in chunks, within the caller's transaction. The chunks of
 * several runs take turns. Returns the number of chunks.
 */
export async function enqueueChunks(
  db: EntityManager,
  jobs: JobQueue,
  { runId, leaseEpoch }: RunLease,
): Promise<number> {
  const rows = await rowsOf<{ tickers: string[] }>(db, REMAINING_CHUNKS, [runId, CHUNK_SIZE]);
  const chunks = rows.map(({ tickers }): RunChunk => ({ runId, leaseEpoch, tickers }));
  await jobs.enqueueInTurns(db, CHUNK_QUEUE, chunks);
  return chunks.length;
}

/** The condition that a row of `run` has a place in the queue. `queue` is the placeholder of its name. */
export const hasChunks = (queue: string) => `exists (
  select
  from pgboss.job
  where name = ${queue}::text
    and state < 'completed'
    and data ->> 'runId' = run.run_id::text
)`;

const REMAINING_CHUNKS = `/* enqueueChunks */
  select array_agg(ticker order by nth) as tickers
  from (
    select universe.ticker, row_number() over (order by universe.place) - 1 as nth
    from runs.strategy_run_ticker universe
    where universe.run_id = $1
      and not exists (
        select
        from runs.strategy_result result
        where result.run_id = universe.run_id and result.ticker = universe.ticker
      )
  ) remaining
  group by nth / $2::integer
  order by nth / $2::integer`;
