/**
 * Who is served first, as an ORDER BY over the alias `job`: by priority (high 0, normal 1, low 2), less one for each
 * aging period that a job has waited, then first come, first served. `agingSeconds` is a placeholder or a number.
 */
export function claimOrder(agingSeconds: string): string {
  const rank = "array_position(enum_range(null::market.onboarding_priority), job.priority)";
  const waited = "extract(epoch from clock_timestamp() - job.created_at)";
  return `${rank} - floor(${waited} / ${agingSeconds}::float8), job.created_at, job.id`;
}

/** May a worker take it now: it is due, or its worker is taken for dead. */
export const IS_CLAIMABLE = `(
  (job.status = 'pending' and job.next_attempt_at <= clock_timestamp())
  or (job.status = 'processing' and job.lease_expires_at <= clock_timestamp())
)`;
