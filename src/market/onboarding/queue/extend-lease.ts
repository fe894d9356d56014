import type { EntityManager } from "typeorm";
import type { OnboardingSettings } from "../../onboarding-settings";
import type { OnboardingPhase } from "./onboarding-phase.enum";
import { type Lease, type LeaseOutcome, updateClaimedJob } from "./update-claimed-job";

/** Extends the lease of a job and, unless `phase` is null, records the phase that starts. */
export function extendLease(
  db: EntityManager,
  job: Lease,
  { leaseSeconds }: OnboardingSettings,
  phase: OnboardingPhase | null,
): Promise<LeaseOutcome> {
  const set = `
    phase = coalesce(:phase, phase),
    lease_expires_at = clock_timestamp() + :leaseSeconds * interval '1 second'`;
  return updateClaimedJob(db, job, "extendLease", set, { phase, leaseSeconds });
}
