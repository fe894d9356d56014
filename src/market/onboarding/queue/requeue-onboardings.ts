import type { EntityManager } from "typeorm";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import { SymbolOnboarding } from "./symbol-onboarding.entity";

/**
 * Puts ended jobs back into the queue as if they had been requested now; only their `errors` are kept. Raises
 * UNIQUE_VIOLATION if a symbol already has another job in the queue.
 */
export async function requeueOnboardings(db: EntityManager, ids: readonly string[]): Promise<SymbolOnboarding[]> {
  const rows = await rowsOf<Row>(
    db,
    `/* requeueOnboardings */
     with requeued as (
       update market.symbol_onboarding_queue
       set status = 'pending',
           phase = 'queued',
           attempts = 0,
           queued_at = clock_timestamp(),
           next_attempt_at = clock_timestamp(),
           updated_at = clock_timestamp(),
           started_at = null,
           attempt_started_at = null,
           completed_at = null,
           error_message = null
       where id = any($1::uuid[])
       returning *
     )
     select * from requeued
     order by symbol`,
    [ids],
  );
  return rows.map(entityReader(db, SymbolOnboarding));
}
