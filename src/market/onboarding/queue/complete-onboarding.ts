import type { EntityManager } from "typeorm";
import { rowsOf } from "../../../platform/sql/rows";
import type { ClaimedOnboarding } from "./claim-onboarding";
import { type LeaseOutcome, RELEASE_LEASE, updateClaimedJob } from "./update-claimed-job";

const COMPLETED = `
  status = 'completed',
  phase = 'done',
  completed_at = clock_timestamp(),
  error_message = null,
  notes = :notes::jsonb,
  ${RELEASE_LEASE}`;

/**
 * Marks a job as completed. The transaction checks that the symbol is registered and has prices, so a COMPLETED job never
 * lacks them; it throws otherwise.
 */
export function completeOnboarding(
  db: EntityManager,
  job: ClaimedOnboarding,
  notes: readonly string[],
): Promise<LeaseOutcome> {
  return db.transaction(async (tx) => {
    // Locks the symbol, so that it cannot be deleted between this check and the commit.
    const [registered] = await rowsOf(
      tx,
      `/* completeOnboarding */
       select
       from market.symbol_universe universe
       where universe.symbol = $1
         and exists (select from market.market_data_cache bar where bar.symbol = universe.symbol)
       for share`,
      [job.symbol],
    );
    if (registered === undefined) throw new Error(`${job.symbol} has no prices or is not registered.`);
    return updateClaimedJob(tx, job, "completeOnboarding", COMPLETED, { notes: JSON.stringify(notes) });
  });
}
