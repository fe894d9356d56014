import type { EntityManager } from "typeorm";
import { rowsOf } from "../../../platform/sql/rows";
import type { OnboardingSettings } from "../../onboarding-settings";
import type { ClaimedOnboarding } from "./claim-onboarding";
import type { OnboardingPhase } from "./onboarding-phase.enum";

/** The job was cancelled, or given to another worker: stop, nothing more of it is written. */
export class OnboardingLost extends Error {
  override readonly name = "OnboardingLost";
}

type Held = Pick<ClaimedOnboarding, "id" | "leaseToken">;

/** Renews the lease and, when a phase begins, says so. Throws `OnboardingLost` when the job is no longer this worker's. */
export async function extendLease(
  db: EntityManager,
  { id, leaseToken }: Held,
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
  if (held.length === 0) throw new OnboardingLost("The job was cancelled or given to another worker.");
}
