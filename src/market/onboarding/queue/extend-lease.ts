import type { EntityManager } from "typeorm";
import { rowsOf } from "../../../platform/sql/rows";
import type { OnboardingSettings } from "../../onboarding-settings";
import type { ClaimedOnboarding } from "./claim-onboarding";
import type { OnboardingPhase } from "./onboarding-phase.enum";

/** The job was cancelled or claimed by another worker: the worker must stop, and its writes have no effect. */
export class OnboardingLost extends Error {
  override readonly name = "OnboardingLost";
}

type Lease = Pick<ClaimedOnboarding, "id" | "leaseToken">;

/**
 * Extends the lease of a job and, if given, records the phase that starts. Throws `OnboardingLost` if the lease is
 * lost.
 */
export async function extendLease(
  db: EntityManager,
  { id, leaseToken }: Lease,
  { leaseSeconds }: OnboardingSettings,
  phase: OnboardingPhase | null,
): Promise<void> {
  const held = await rowsOf(
    db,
    `/* extendLease */
     with held as (
       update market.symbol_onboarding_queue
       set phase = coalesce($4, phase),
           lease_expires_at = clock_timestamp() + $3 * interval '1 second',
           updated_at = clock_timestamp()
       where id = $1 and lease_token = $2 and status = 'processing'
       returning 1
     )
     select * from held`,
    [id, leaseToken, leaseSeconds, phase],
  );
  if (held.length === 0) throw new OnboardingLost("The job was cancelled or claimed by another worker.");
}
