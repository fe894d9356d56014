/**
 * The ORDER BY of the queue over the alias `job`: by priority (high 1, normal 2, low 3), minus one for each aging
 * period since the job was due, then first come, first served. Aging counts from the due time rather than the creation
 * time; otherwise a manual retry of a week-old job would overtake all others. `agingSeconds` is a parameter or a
 * number.
 */
export function claimOrder(agingSeconds: string): string {
  const rank = "array_position(enum_range(null::market.onboarding_priority), job.priority)";
  const waited = "extract(epoch from clock_timestamp() - job.next_attempt_at)";
  return `${rank} - floor(${waited} / ${agingSeconds}::float8), job.next_attempt_at, job.id`;
}

/** Condition for jobs that a worker may claim now: pending and due, or processing with an expired lease. */
export const IS_CLAIMABLE = `(
  (job.status = 'pending' and job.next_attempt_at <= clock_timestamp())
  or (job.status = 'processing' and job.lease_expires_at <= clock_timestamp())
)`;
