import type { EntityManager } from "typeorm";
import { changedBy } from "../../../platform/sql/rows";

/** Days for which code that is not valid is kept for investigation. */
export const FAILED_RETENTION_DAYS = 90;

/** Deletes code generated over 90 days ago that is not valid. Returns the number of generations deleted. */
export function deleteFailedGenerations(db: EntityManager): Promise<number> {
  return changedBy(
    db,
    `/* deleteFailedGenerations */
     delete from builder.code_generations
     where validation_status <> 'VALID'
       and created_at < now() - $1 * interval '1 day'`,
    [FAILED_RETENTION_DAYS],
  );
}
