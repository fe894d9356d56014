import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { changedBy, entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import { SymbolOnboarding } from "../queue/symbol-onboarding.entity";

/**
 * Removes a viewer from the requesters of a job that has others; their first request and highest priority apply now.
 * Returns the job.
 */
export async function removeRequester(tx: EntityManager, viewer: Viewer, id: string): Promise<SymbolOnboarding> {
  await changedBy(
    tx,
    "/* removeRequester */ delete from market.symbol_onboarding_requesters where onboarding_id = $1 and user_id = $2",
    [id, viewer.id],
  );
  const rows = await rowsOf<Row>(
    tx,
    `/* removeRequester */
     update market.symbol_onboarding_queue job
     set requested_by = remaining.first,
         priority = remaining.highest,
         updated_at = clock_timestamp()
     from (
       select (array_agg(user_id order by requested_at, user_id))[1] as first, min(priority) as highest
       from market.symbol_onboarding_requesters
       where onboarding_id = $1
     ) remaining
     where job.id = $1
     returning job.*`,
    [id],
  );
  return entityReader(tx, SymbolOnboarding)(rows[0] as Row);
}
