import type { EntityManager } from "typeorm";
import { rowsOf } from "../../../platform/sql/rows";
import type { OnboardingQueueStats } from "./onboarding-payload.type";

/** A worker without a heartbeat for this long does not count as live. */
export const WORKER_TIMEOUT_SECONDS = 15;

/**
 * Returns statistics of the queue. They name no symbols and no users, so everyone may see them. Reads only jobs that
 * are in the queue or ended within the last 24 hours.
 */
export async function onboardingQueueStats(db: EntityManager): Promise<OnboardingQueueStats> {
  const [stats] = await rowsOf<OnboardingQueueStats>(db, STATS, [WORKER_TIMEOUT_SECONDS]);
  return stats as OnboardingQueueStats;
}

const STATS = `/* onboardingQueueStats */
  with job as (
    select status, next_attempt_at, started_at,
           extract(epoch from started_at - queued_at)::float8 as waited,
           extract(epoch from completed_at - attempt_started_at)::float8 as ran
    from market.symbol_onboarding_queue
    where status in ('pending', 'processing')
       or completed_at > now() - interval '24 hours'
  ),
  recent as (
    select
      percentile_cont(array[0.5, 0.95]) within group (order by waited)
        filter (where started_at > now() - interval '24 hours') as waited,
      percentile_cont(array[0.5, 0.95]) within group (order by ran) filter (where status = 'completed') as ran
    from job
  )
  select count(*) filter (where status = 'pending')::integer as "pending",
         count(*) filter (where status = 'processing')::integer as "processing",
         count(*) filter (where status = 'completed')::integer as "completed",
         count(*) filter (where status = 'failed')::integer as "failed",
         count(*) filter (where status = 'cancelled')::integer as "cancelled",
         extract(
           epoch from clock_timestamp() - min(next_attempt_at)
             filter (where status = 'pending' and next_attempt_at <= clock_timestamp())
         )::float8 as "oldestPendingSeconds",
         (select waited[1] from recent) as "waitSecondsP50",
         (select waited[2] from recent) as "waitSecondsP95",
         (select ran[1] from recent) as "runSecondsP50",
         (select ran[2] from recent) as "runSecondsP95",
         (
           select count(*)::integer
           from market.onboarding_workers worker
           where worker.last_seen_at > clock_timestamp() - $1 * interval '1 second'
         ) as "liveWorkers"
  from job`;
