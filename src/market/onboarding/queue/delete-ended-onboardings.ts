import type { EntityManager } from "typeorm";
import { changedBy } from "../../../platform/sql/rows";

/** Days for which ended jobs are kept. */
const RETENTION_DAYS = 90;

/** Deletes jobs that ended more than 90 days ago, with any status; their symbols are kept. Returns the number of jobs. */
export function deleteEndedOnboardings(db: EntityManager): Promise<number> {
  return changedBy(
    db,
    `/* deleteEndedOnboardings */
     delete from market.symbol_onboarding_queue
     where status in ('completed', 'failed', 'cancelled')
       and completed_at < now() - $1 * interval '1 day'`,
    [RETENTION_DAYS],
  );
}
