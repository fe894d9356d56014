import type { EntityManager } from "typeorm";
import { inBatches } from "../../../platform/sql/in-batches";
import { changedBy } from "../../../platform/sql/rows";

/** Days for which ended jobs are kept. */
const RETENTION_DAYS = 90;

/** Jobs of one statement. */
const BATCH = 5000;

/** Deletes jobs that ended more than 90 days ago, with any status; their symbols are kept. Returns the number of jobs. */
export function deleteEndedOnboardings(db: EntityManager): Promise<number> {
  return inBatches(() =>
    changedBy(
      db,
      `/* deleteEndedOnboardings */
       delete from market.symbol_onboarding_queue
       where id = any(array(
         select job.id
         from market.symbol_onboarding_queue job
         where job.status in ('completed', 'failed', 'cancelled')
           and job.completed_at < now() - $1 * interval '1 day'
         limit $2
         for update skip locked
       ))`,
      [RETENTION_DAYS, BATCH],
    ),
  );
}
