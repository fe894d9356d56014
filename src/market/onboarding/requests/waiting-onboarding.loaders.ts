import DataLoader from "dataloader";
import { rowsOf } from "../../../platform/sql/rows";
import type { MarketSource } from "../../market-context";
import { claimOrder } from "../queue/claim-order";
import { WORKER_TIMEOUT_SECONDS } from "./onboarding-queue-stats.query";

export interface WaitingOnboarding {
  /** Position among the pending jobs; 1 is next. */
  readonly position: number;
  /** Seconds until the next attempt is due; 0 if it is due. */
  readonly dueInSeconds: number;
  readonly liveWorkers: number;
  /** Number of jobs that workers are processing. */
  readonly processing: number;
  /** Mean duration of the last hundred completing attempts, in seconds; null without any. */
  readonly meanSeconds: number | null;
}

/** Loads queue data of pending jobs, null for a job that is not pending; one statement for any number of jobs. */
export function waitingByOnboarding({ db, onboarding }: MarketSource): DataLoader<string, WaitingOnboarding | null> {
  return new DataLoader(async (ids) => {
    const rows = await rowsOf<WaitingOnboarding & { id: string }>(db, WAITING, {
      ids,
      agingSeconds: onboarding.agingSeconds,
      workerTimeoutSeconds: WORKER_TIMEOUT_SECONDS,
    });
    const waiting = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => waiting.get(id) ?? null);
  });
}

const WAITING = `/* waitingByOnboarding */
  with ranked as (
    select job.id,
           job.next_attempt_at,
           row_number() over (
             order by job.next_attempt_at > clock_timestamp(), ${claimOrder(":agingSeconds")}
           )::integer as position
    from market.symbol_onboarding_queue job
    where job.status = 'pending'
  ),
  latest as (
    select extract(epoch from completed_at - attempt_started_at)::float8 as seconds
    from market.symbol_onboarding_queue
    where status = 'completed'
      and completed_at is not null
    order by completed_at desc
    limit 100
  )
  select ranked.id,
         ranked.position,
         greatest(0, extract(epoch from ranked.next_attempt_at - clock_timestamp()))::float8 as "dueInSeconds",
         (
           select count(*)::integer
           from market.onboarding_workers worker
           where worker.last_seen_at > clock_timestamp() - :workerTimeoutSeconds * interval '1 second'
         ) as "liveWorkers",
         (
           select count(*)::integer
           from market.symbol_onboarding_queue
           where status = 'processing'
         ) as "processing",
         (select avg(seconds) from latest) as "meanSeconds"
  from ranked
  where ranked.id = any(:ids::uuid[])`;
