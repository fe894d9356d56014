import type { EntityManager } from "typeorm";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import { CodeGeneration } from "../generations/code-generation.entity";

/** Returns code that is stored as valid, and makes it the latest of its strategy; null when there is no such code. */
export async function reuseValidGeneration(
  db: EntityManager,
  instanceId: string,
  codeHash: string,
): Promise<CodeGeneration | null> {
  const [row] = await rowsOf<Row>(
    db,
    `/* reuseValidGeneration */
     update builder.code_generations
     set last_generated_at = now()
     where instance_id = $1
       and code_hash = $2
       and validation_status = 'VALID'
       and not is_deleted
     returning *`,
    [instanceId, codeHash],
  );
  return row === undefined ? null : entityReader(db, CodeGeneration)(row);
}
