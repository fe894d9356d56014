import type { EntityManager } from "typeorm";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import type { OnboardingSettings } from "../../onboarding-settings";
import { claimOrder, IS_CLAIMABLE } from "./claim-order";
import { SymbolOnboarding } from "./symbol-onboarding.entity";

/**
 * A job claimed by this worker. Every later write checks the lease token, so a worker that lost its lease writes nothing.
 */
export type ClaimedOnboarding = SymbolOnboarding & { readonly leaseToken: string };

/** Claims the next job; null if none is claimable. Two workers never claim the same job. */
export async function claimOnboarding(
  db: EntityManager,
  { leaseSeconds, agingSeconds }: OnboardingSettings,
): Promise<ClaimedOnboarding | null> {
  const [row] = await rowsOf<Row>(db, CLAIM, { leaseSeconds, agingSeconds });
  return row === undefined ? null : (entityReader(db, SymbolOnboarding)(row) as ClaimedOnboarding);
}

const CLAIM = `/* claimOnboarding */
  with next as (
    select job.id
    from market.symbol_onboarding_queue job
    where ${IS_CLAIMABLE}
    order by ${claimOrder(":agingSeconds")}
    limit 1
    for update skip locked
  )
  update market.symbol_onboarding_queue job
  set status = 'processing',
      attempts = job.attempts + 1,
      started_at = coalesce(job.started_at, clock_timestamp()),
      attempt_started_at = clock_timestamp(),
      lease_token = gen_random_uuid(),
      lease_expires_at = clock_timestamp() + :leaseSeconds * interval '1 second',
      updated_at = clock_timestamp()
  from next
  where job.id = next.id
  returning job.*`;
