import type { EntityManager } from "typeorm";
import { rowsOf } from "../../../platform/sql/rows";

/** Days for which ended jobs are kept. */
export const RETENTION_DAYS = 90;

/**
 * Deletes jobs that ended more than 90 days ago, with any status; their symbols are kept. Returns the number of jobs.
 */
export async function deleteEndedOnboardings(db: EntityManager): Promise<number> {
  const [deleted] = await rowsOf<{ rows: number }>(
    db,
    `/* deleteEndedOnboardings */
     with deleted as (
       delete from market.symbol_onboarding_queue
       where status in ('completed', 'failed', 'cancelled')
         and completed_at < now() - $1 * interval '1 day'
       returning 1
     )
     select count(*)::integer as rows from deleted`,
    [RETENTION_DAYS],
  );
  return deleted?.rows ?? 0;
}
