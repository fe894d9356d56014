import type { EntityManager } from "typeorm";
import { inBatches } from "../../../platform/sql/in-batches";
import { changedBy } from "../../../platform/sql/rows";

/** Days for which code that is not valid is kept for investigation. */
export const FAILED_RETENTION_DAYS = 90;

/** Generations of one statement. */
const BATCH = 500;

/** Deletes code generated over 90 days ago that is not valid. Returns the number of generations deleted. */
export function deleteFailedGenerations(db: EntityManager): Promise<number> {
  return inBatches(() =>
    changedBy(
      db,
      `/* deleteFailedGenerations */
       delete from builder.code_generations
       where id = any(array(
         select generation.id
         from builder.code_generations generation
         where generation.validation_status <> 'VALID'
           and generation.created_at < now() - $1 * interval '1 day'
         limit $2
         for update skip locked
       ))`,
      [FAILED_RETENTION_DAYS, BATCH],
    ),
  );
}
