/**
 * Who is served first, as an ORDER BY over the alias `job`: by priority (high 1, normal 2, low 3), less one for each
 * aging period since the job was due, then first come, first served. What counts is not when it was first asked for: a
 * job of last week that is retried by hand would overtake all others. `agingSeconds` is a placeholder or a number.
 */
export function claimOrder(agingSeconds: string): string {
  const rank = "array_position(enum_range(null::market.onboarding_priority), job.priority)";
  const waited = "extract(epoch from clock_timestamp() - job.next_attempt_at)";
  return `${rank} - floor(${waited} / ${agingSeconds}::float8), job.next_attempt_at, job.id`;
}

/** May a worker take it now: it is due, or its worker is taken for dead. */
export const IS_CLAIMABLE = `(
  (job.status = 'pending' and job.next_attempt_at <= clock_timestamp())
  or (job.status = 'processing' and job.lease_expires_at <= clock_timestamp())
)`;
