import type { EntityManager } from "typeorm";
import { rowsOf } from "../../../platform/sql/rows";

/** Days for which code that is not valid is kept for investigation. */
export const FAILED_RETENTION_DAYS = 90;

/** Deletes code generated over 90 days ago that is not valid. Returns the number of generations deleted. */
export async function deleteFailedGenerations(db: EntityManager): Promise<number> {
  const deleted = await rowsOf(
    db,
    `/* deleteFailedGenerations */
     with deleted as (
       delete from builder.code_generations
       where validation_status <> 'VALID'
         and created_at < now() - $1 * interval '1 day'
       returning 1
     )
     select 1 from deleted`,
    [FAILED_RETENTION_DAYS],
  );
  return deleted.length;
}
