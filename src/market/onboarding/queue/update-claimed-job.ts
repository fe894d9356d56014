import type { EntityManager } from "typeorm";
import { changedBy } from "../../../platform/sql/rows";
import type { ClaimedOnboarding } from "./claim-onboarding";

export type Lease = Pick<ClaimedOnboarding, "id" | "leaseToken">;

/** `lost` means that the job was cancelled or claimed by another worker: nothing was written, and the worker must stop. */
export type LeaseOutcome = "held" | "lost";

export const RELEASE_LEASE = "lease_token = null, lease_expires_at = null";

/**
 * Updates a job that this worker claimed, if it still holds the lease.
 * @param name name of the calling function, for the statement
 * @param set assignments of the UPDATE, with named parameters from `values`
 */
export async function updateClaimedJob(
  db: EntityManager,
  { id, leaseToken }: Lease,
  name: string,
  set: string,
  values: Readonly<Record<string, unknown>>,
): Promise<LeaseOutcome> {
  const updated = await changedBy(
    db,
    `/* ${name} */
     update market.symbol_onboarding_queue
     set ${set}, updated_at = clock_timestamp()
     where id = :id and lease_token = :leaseToken and status = 'processing'`,
    { ...values, id, leaseToken },
  );
  return updated === 0 ? "lost" : "held";
}
