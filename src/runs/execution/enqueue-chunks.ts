import type { EntityManager } from "typeorm";
import type { JobQueue } from "../../platform/jobs/job-queue";
import { rowsOf } from "../../platform/sql/rows";

export const CHUNK_QUEUE = "run-chunk";

/** Small enough that a chunk takes seconds: a killed worker's comes back soon, and several workers share a run. */
export const CHUNK_SIZE = 200;

/** The data of one background job: some tickers of a run, to be processed under a lease. */
export interface RunChunk {
  readonly runId: string;
  readonly leaseEpoch: number;
  readonly tickers: readonly string[];
}

/** Enqueues what a run has left to do, in chunks, within the caller's transaction. */
export async function enqueueChunks(
  db: EntityManager,
  jobs: JobQueue,
  { runId, leaseEpoch }: Omit<RunChunk, "tickers">,
): Promise<number> {
  const chunks = await rowsOf<{ tickers: string[] }>(
    db,
    `/* enqueueChunks */
     select array_agg(ticker order by nth) as tickers
     from (
       select named.ticker, row_number() over (order by named.place) - 1 as nth
       from runs.strategy_run_ticker named
       where named.run_id = $1
         and not exists (
           select
           from runs.strategy_result result
           where result.run_id = named.run_id and result.ticker = named.ticker
         )
     ) remaining
     group by nth / $2::integer
     order by nth / $2::integer`,
    [runId, CHUNK_SIZE],
  );
  await jobs.enqueue(
    db,
    CHUNK_QUEUE,
    chunks.map(({ tickers }) => ({ runId, leaseEpoch, tickers }) satisfies RunChunk),
  );
  return chunks.length;
}
